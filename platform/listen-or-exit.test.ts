import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { listenOrExit } from "./listen-or-exit.ts";

function aServer() {
  const server = createServer((_request, response) => response.end("served"));
  onTestFinished(() => void server.close());
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  return {
    server,
    lines,
    listen: (port: number) => listenOrExit(server, { host: "127.0.0.1", port, setting: "PORT", log }),
  };
}

test("an error of a server that listens is logged each time, and the server goes on", async () => {
  const { server, lines, listen } = aServer();
  await listen(0);
  server.emit("error", new Error("EMFILE"));
  server.emit("error", new Error("EMFILE"));
  expect(lines).toHaveLength(2);

  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe("served");
});

test("a port that is taken ends the program with the setting to change", async () => {
  const first = aServer();
  await first.listen(0);
  const { port } = first.server.address() as AddressInfo;
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  const print = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => void vi.restoreAllMocks());

  await aServer().listen(port);
  expect(exit).toHaveBeenCalledWith(1);
  expect(print).toHaveBeenCalledWith(`Port ${port} is taken. Set PORT to another one.`);
});
