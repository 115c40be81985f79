import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { isPortFree } from "../servers/free-port.ts";

const demo = fileURLToPath(new URL("demo.ts", import.meta.url));

test.each([0, 1, 2])("the demo names a taken port, %i above PORT, in one sentence", async (above) => {
  const port = (await threeFreePorts()) + above;
  const holder = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void holder.close());
  await once(holder, "listening");

  const { code, said } = await startDemo({ PORT: String(port - above) });

  expect(said.trim()).toBe(`Port ${port} is taken. Set PORT to another one, for example PORT=3100 npm run demo.`);
  expect(code).toBe(1);
});

test("the demo refuses a PORT that leaves no room for its three servers", async () => {
  const { code, said } = await startDemo({ PORT: "65534" });

  expect(said.trim()).toBe("PORT must be a number from 1 to 65533, not 65534.");
  expect(code).toBe(1);
});

/** The first of three free ports in a row, below those that the system gives to whoever asks for any. */
async function threeFreePorts(): Promise<number> {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all([first, first + 1, first + 2].map(isPortFree));
    if (free.every(Boolean)) return first;
  }
}

async function startDemo(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [demo], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(child.stderr);
  const [code] = await once(child, "exit");
  return { code, said: await said };
}
