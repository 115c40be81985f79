import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { parseEnv } from "node:util";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { createTestDatabase } from "../setup/database.ts";
import { createTestRedis } from "../setup/redis.ts";

type Ended = { code: number | null; said: string };

/** Starts a program as an operator would and waits for its end. */
function start(program: "server" | "worker", settings: Record<string, string>): Promise<Ended> {
  const env = { ...process.env, ...parseEnv(readFileSync(".env.example", "utf8")), LOG_LEVEL: "silent", ...settings };
  const child = spawn(process.execPath, [`dist/${program}.js`], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  child.stderr.on("data", (text) => {
    said += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said: said.trim() })));
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

const NOBODY_LISTENS = "127.0.0.1:9";
const oneSentence = (said: string) => said.split("\n").length === 1 && said.endsWith(".");

test.each(["server", "worker"] as const)(
  "the %s says in one sentence that PostgreSQL is not there",
  async (program) => {
    const ended = await start(program, {
      DATABASE_URL: `postgres://${NOBODY_LISTENS}/startline`,
      REDIS_URL: await createTestRedis(),
    });
    expect(ended.code).toBe(1);
    expect(ended.said).toMatch(/^PostgreSQL at 127\.0\.0\.1:9 can't be used/);
    expect(oneSentence(ended.said)).toBe(true);
  },
);

test.each(["server", "worker"] as const)("the %s says in one sentence that Redis is not there", async (program) => {
  const ended = await start(program, {
    DATABASE_URL: await createTestDatabase(),
    REDIS_URL: `redis://${NOBODY_LISTENS}`,
  });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^Redis at 127\.0\.0\.1:9 can't be used/);
  expect(oneSentence(ended.said)).toBe(true);
});

test("a database without tables is named, with the command that makes them", async () => {
  const ended = await start("server", { DATABASE_URL: inject("adminDatabaseUrl"), REDIS_URL: await createTestRedis() });
  expect(ended).toEqual({ code: 1, said: "The database has no tables yet. Run `npm run migrate` first." });
});

test("a database without its time-outs, as after a restored dump, is named, with the command that sets them", async () => {
  const url = await createTestDatabase();
  const { rows } = await withClient(url, (client) => client.query("SELECT current_database() AS name"));
  await withClient(url, (client) => client.query(`ALTER DATABASE ${rows[0].name} RESET ALL`));
  const ended = await start("server", { DATABASE_URL: url, REDIS_URL: await createTestRedis() });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^The database lacks its time-outs.*Run `npm run migrate` first;.*RECONNECT/);
});

test("a missing setting is named", async () => {
  const ended = await start("worker", { DATABASE_URL: "", REDIS_URL: "" });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/DATABASE_URL is missing\.\n {2}REDIS_URL is missing\.$/);
});

test("a taken port is named", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
  });
  const ended = await start("server", {
    DATABASE_URL: await createTestDatabase(),
    REDIS_URL: await createTestRedis(),
    PORT: String(port),
  });
  other.close();
  expect(ended.code).toBe(1);
  expect(ended.said).toContain(`Port ${port} is taken. Set PORT to another one.`);
});
