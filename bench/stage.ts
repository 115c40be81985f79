import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { freePort } from "../servers/free-port.ts";
import { startPostgres } from "../servers/postgres.ts";
import { startRedis } from "../servers/redis.ts";
import { lastLines, runProgram, startProgram } from "../servers/start-program.ts";
import { until } from "./until.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const READY_PATIENCE_MS = 60_000;

/** What is measured: the built Node server in front of a PostgreSQL and a Redis of its own, all with their usual settings. */
export type Stage = {
  port: number;
  url: string;
  databaseUrl: string;
  secretKey: string;
  /** What each process of ours is started with. */
  environment: Record<string, string>;
  pool: Pool;
  db: Database;
};

export async function openStage(): Promise<Stage> {
  const stage = await prepareStage();
  await stage.pool.query(readFileSync(new URL("pgbench/hold-function.sql", import.meta.url), "utf8"));
  await startApp(stage);
  return stage;
}

/** A migrated database, Redis and a port for the app; nothing of ours runs yet. */
export async function prepareStage(): Promise<Stage> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment: Record<string, string> = {
    ...definedOf(parseEnv(readFileSync(`${root}/.env.example`, "utf8"))),
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: postgres.url,
    DATABASE_URL_DIRECT: "",
    REDIS_URL: redis.url,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const run = { command: process.execPath, folder: root, env: environment };
  await runProgram({ ...run, name: "migrate", args: ["scripts/migrate.ts"] });
  const pool = openPool(postgres.url, 2);
  const secretKey = environment.SECRET_KEY ?? "";
  return { port, url, databaseUrl: postgres.url, secretKey, environment, pool, db: openDatabase(pool) };
}

/** Answers its process id. */
export const startApp = ({ url, environment }: Stage): Promise<number> =>
  startOurs("app", "dist/server.js", environment, `${url}/api/ready`);

/** Starts a process of ours, and waits until it answers at `readyUrl` if it has one. Answers its process id. */
export async function startOurs(
  name: string,
  file: string,
  env: Record<string, string>,
  readyUrl?: string,
): Promise<number> {
  const { pid, logFile } = await startProgram({ name, command: process.execPath, args: [file], folder: root, env });
  if (readyUrl === undefined || (await until(async () => (await fetch(readyUrl)).ok, READY_PATIENCE_MS))) return pid;
  throw new Error(`The ${name} was not ready after ${READY_PATIENCE_MS / 1000} s:\n${lastLines(logFile)}`);
}

function definedOf(values: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
