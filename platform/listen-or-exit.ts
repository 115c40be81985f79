import type { Server } from "node:http";
import type { Log } from "./log.ts";
import { exitWith } from "./open-or-exit.ts";

/** As many as Linux allows by itself: who comes while this process is late waits, and is not turned away by a lost handshake. */
const BACKLOG = 4096;

type Place = {
  host: string;
  port: number;
  /** The setting that the port comes from. */
  setting: string;
  log: Log;
};

/**
 * Listens, or ends the program with one sentence. An error that comes later, as when a connection cannot be accepted for want of
 * file descriptors, is logged, and the server goes on.
 */
export async function listenOrExit(server: Server, { host, port, setting, log }: Place): Promise<void> {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off("error", resolve);
      server.on("error", (later) => log.error({ err: later, port }, "the server could not accept a connection"));
      resolve(null);
    });
  });
  if (error === null) return;
  exitWith(error.code === "EADDRINUSE" ? `Port ${port} is taken. Set ${setting} to another one.` : error.message);
}
