import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { freePort } from "../servers/free-port.ts";
import { startPostgres } from "../servers/postgres.ts";
import { startRedis } from "../servers/redis.ts";
import { lastLines, runProgram, startProgram } from "../servers/start-program.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const READY_PATIENCE_MS = 60_000;

/** What is measured: the built Node server in front of a PostgreSQL and a Redis of its own, all with their usual settings. */
export type Stage = {
  port: number;
  databaseUrl: string;
  secretKey: string;
  pool: Pool;
  db: Database;
};

export async function openStage(): Promise<Stage> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const port = await freePort();
  const environment: Record<string, string> = {
    ...definedOf(parseEnv(readFileSync(`${root}/.env.example`, "utf8"))),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: postgres.url,
    DATABASE_URL_DIRECT: "",
    REDIS_URL: redis.url,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const run = { command: process.execPath, folder: root, env: environment };
  await runProgram({ ...run, name: "migrate", args: ["scripts/migrate.ts"] });

  const pool = openPool(postgres.url, 2);
  await pool.query(readFileSync(new URL("pgbench/hold-function.sql", import.meta.url), "utf8"));
  const app = await startProgram({ ...run, name: "app", args: ["dist/server.js"] });
  await untilReady(`http://127.0.0.1:${port}/api/ready`, app.logFile);
  return { port, databaseUrl: postgres.url, secretKey: environment.SECRET_KEY ?? "", pool, db: openDatabase(pool) };
}

async function untilReady(url: string, logFile: string): Promise<void> {
  const givesUpAt = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < givesUpAt) {
    const response = await fetch(url).catch(() => null); // Nobody listens there yet.
    if (response?.ok) return;
    await pause(50);
  }
  throw new Error(`The app was not ready after ${READY_PATIENCE_MS / 1000} s:\n${lastLines(logFile)}`);
}

function definedOf(values: NodeJS.Dict<string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
