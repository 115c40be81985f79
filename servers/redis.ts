import { join } from "node:path";
import { startOnPort } from "./free-port.ts";
import { startRedisProgram } from "./redis-program.ts";

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
export function startRedis(options: RedisOptions = {}): Promise<StartedRedis> {
  return startOnPort(options.port, async (port) => {
    const { pid, stop } = await startRedisProgram({
      name: "Redis",
      port,
      folder: join("redis", options.keepsIn ?? ""),
      settings: {
        databases: REDIS_DATABASES,
        // A replica that comes first waits five seconds for others by itself.
        "repl-diskless-sync-delay": 0,
        ...(options.replicaOf !== undefined && { replicaof: ["127.0.0.1", String(options.replicaOf)] }),
      },
    });
    return { url: `redis://127.0.0.1:${port}`, port, pid, stop };
  });
}
