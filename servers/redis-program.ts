import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runFolder } from "./run-folder.ts";
import { type StartedProgram, startProgram } from "./start-program.ts";

type RedisProgram = {
  /** As people call it in a message. */
  name: string;
  port: number;
  /** Within the run folder. */
  folder: string;
  /** As in redis.conf; a list where it takes several words. */
  settings: Record<string, string | number | string[]>;
};

/** Starts one of the machine's redis-server on 127.0.0.1, which saves nothing unless it is told to. */
export async function startRedisProgram({ name, port, folder, settings }: RedisProgram): Promise<StartedProgram> {
  const dir = join(await runFolder(), folder);
  mkdirSync(dir, { recursive: true });
  const all = { port, bind: "127.0.0.1", dir, save: "", appendonly: "no", ...settings };
  return startProgram({
    name,
    command: "redis-server",
    args: Object.entries(all).flatMap(([setting, value]) => [`--${setting}`, ...[value].flat().map(String)]),
    readyText: "Ready to accept connections",
  });
}
