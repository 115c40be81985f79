import { Redis } from "ioredis";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";
import { createTestRedis } from "#tests/setup/redis.ts";
import { startRedis } from "../servers/redis.ts";
import { openDatabase, openPool } from "./database.ts";
import { setDatabaseTimeouts } from "./database-timeouts.sql.ts";
import { explainDatabase, explainUnreachable } from "./explain-unreachable.ts";
import { openRedis, type RedisClient } from "./redis.ts";

const clients: RedisClient[] = [];
afterAll(() => {
  for (const client of clients) client.disconnect();
});

/** What somebody reads who starts a program with these addresses. */
async function explained(settings: { DATABASE_URL: string; REDIS_URL: string }, db = aDatabase(settings.DATABASE_URL)) {
  const redis = openRedis(settings.REDIS_URL);
  clients.push(redis);
  return explainUnreachable({ db, redis, config: settings });
}

function aDatabase(url: string) {
  const db = openDatabase(openPool(url, 1));
  onTestFinished(() => db.destroy());
  return db;
}

test("what is there and ready needs no explanation", async () => {
  const [DATABASE_URL, REDIS_URL] = await Promise.all([createTestDatabase(), createTestRedis()]);
  expect(await explained({ DATABASE_URL, REDIS_URL })).toBeNull();
});

test("a connection that is older than the database's time-outs is explained: a pooler has to reconnect", async () => {
  const [DATABASE_URL, REDIS_URL] = await Promise.all([createTestDatabase(), createTestRedis()]);
  const settings = { DATABASE_URL, REDIS_URL };
  const owner = openPool(DATABASE_URL, 1);
  onTestFinished(() => owner.end());
  await owner.query(`ALTER DATABASE "${new URL(DATABASE_URL).pathname.slice(1)}" RESET ALL`);

  // As a pooler's: opened after the restore, and kept.
  const old = aDatabase(DATABASE_URL);
  expect(await explained(settings, old)).toMatch(/^The database lacks its time-outs.*npm run migrate.*RECONNECT/);
  await setDatabaseTimeouts(old);
  expect(await explained(settings, old)).toMatch(/^The database has its time-outs, but this connection .*RECONNECT/);
  expect(await explained(settings)).toBeNull();
});

test("a database that nobody migrated is named with the command", async () => {
  const url = new URL(await createTestDatabase());
  url.pathname = "/postgres";
  const config = { DATABASE_URL: url.href };
  expect(await explainDatabase({ db: aDatabase(url.href), config })).toMatch(/no tables yet. Run `npm run migrate`/);
});

test("of a wrong password Redis' own words are passed on", async () => {
  const server = await startRedis();
  onTestFinished(server.stop);
  const owner = new Redis(server.url);
  await owner.config("SET", "requirepass", "secret");
  owner.disconnect();
  const DATABASE_URL = await createTestDatabase();
  const wrong = server.url.replace("//", "//:wrong@");
  expect(await explained({ DATABASE_URL, REDIS_URL: wrong })).toMatch(/^Redis at 127.* can't be used: WRONGPASS/);
  expect(await explained({ DATABASE_URL, REDIS_URL: server.url })).toMatch(/can't be used: NOAUTH/);
});
