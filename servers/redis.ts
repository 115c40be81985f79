import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startOnPort } from "./free-port.ts";
import { runFolder } from "./run-folder.ts";
import { startProgram } from "./start-program.ts";

export type StartedRedis = {
  url: string;
  port: number;
  pid: number;
  stop(): Promise<void>;
};

/** How many logical databases our own server has; the usual 16 are too few for one per test file. */
export const REDIS_DATABASES = 1024;

/** Starts the machine's redis-server on 127.0.0.1. It keeps nothing on disk: after a restart it is empty. */
export async function startRedis(options: { port?: number } = {}): Promise<StartedRedis> {
  const folder = join(await runFolder(), "redis");
  mkdirSync(folder, { recursive: true });

  return startOnPort(options.port, async (port) => {
    const settings = {
      port,
      bind: "127.0.0.1",
      dir: folder,
      save: "",
      appendonly: "no",
      databases: REDIS_DATABASES,
    };
    const server = await startProgram({
      name: "Redis",
      command: "redis-server",
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      readyText: "Ready to accept connections",
    });
    return { url: `redis://127.0.0.1:${port}`, port, pid: server.pid, stop: server.stop };
  });
}
