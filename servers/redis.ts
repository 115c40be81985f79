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

export type RedisOptions = {
  port?: number;
  /** It follows the server on this port until it is promoted. */
  replicaOf?: number;
  /** Where SAVE writes to, and what it begins with if something was saved there: a name of a folder of its own. */
  keepsIn?: string;
};

/** Starts the machine's redis-server on 127.0.0.1. It keeps nothing on disk by itself: after a restart it is empty. */
export async function startRedis(options: RedisOptions = {}): Promise<StartedRedis> {
  const folder = join(await runFolder(), "redis", options.keepsIn ?? "");
  mkdirSync(folder, { recursive: true });

  return startOnPort(options.port, async (port) => {
    const settings = {
      port,
      bind: "127.0.0.1",
      dir: folder,
      save: "",
      appendonly: "no",
      databases: REDIS_DATABASES,
      // A replica that comes first waits five seconds for others by itself.
      "repl-diskless-sync-delay": 0,
      ...(options.replicaOf !== undefined && { replicaof: `127.0.0.1 ${options.replicaOf}` }),
    };
    const server = await startProgram({
      name: "Redis",
      command: "redis-server",
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, ...wordsOf(name, String(value))]),
      readyText: "Ready to accept connections",
    });
    return { url: `redis://127.0.0.1:${port}`, port, pid: server.pid, stop: server.stop };
  });
}

/** A folder's name may hold a space; only what names a master is two words. */
const wordsOf = (name: string, value: string): string[] => (name === "replicaof" ? value.split(" ") : [value]);
