import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartlineAt, type TestStartline } from "#tests/setup/startline.ts";
import { type StartedRedis, startRedis } from "../servers/redis.ts";

/** What docs/deploy.md tells an operator to allow to Redis' user. */
const documented =
  /^ *ACL SETUSER startline on >PASSWORD (.*)$/m.exec(readFileSync("docs/deploy.md", "utf8"))?.[1]?.split(" ") ?? [];

let server: StartedRedis;
let owner: Redis;
let opened: TestStartline;
beforeAll(async () => {
  server = await startRedis();
  owner = new Redis(server.url);
  await owner.acl("SETUSER", "startline", "on", ">secret", ...documented);
  const url = server.url.replace("//", "//startline:secret@");
  opened = await openTestStartlineAt(await createTestDatabase(), testClock(), { REDIS_URL: url });
});
afterAll(async () => {
  await opened.close();
  owner.disconnect();
  await server.stop();
});

/** The user may do what is documented, with these changes. */
const allow = (...changes: string[]) =>
  owner.acl("SETUSER", "startline", "resetkeys", "resetchannels", "-@all", ...documented, ...changes);

/** How long each key of the check stays. */
const leftSeconds = async () => Promise.all((await owner.keys("*try*")).map((key) => owner.ttl(key)));

// The first comes first: once a process has listened it knows that it may.
test.each([
  { lacks: "SUBSCRIBE", changes: ["-subscribe"], said: /^news of edits between processes: NOPERM.*'subscribe'/ },
  { lacks: "PUBLISH", changes: ["-publish"], said: /^news of edits between processes: NOPERM.*'publish'/ },
  { lacks: "the channel", changes: ["resetchannels"], said: /^news of edits between processes: NOPERM.*channel/ },
  { lacks: "keys of limits", changes: ["resetkeys", "~wr:*"], said: /^limits over all processes: NOPERM.*keys/ },
  { lacks: "keys of the queue", changes: ["resetkeys", "~limit:*"], said: /^the queue: NOPERM.*keys/ },
])("a Redis user without $lacks is not ready, and what is missing is said", async ({ changes, said }) => {
  await allow(...changes);
  expect(await opened.startline.checkRedis()).toMatch(said);
});

test("a Redis that refuses a command of scripts is not ready, and nobody is turned away", async () => {
  await allow("-bitfield");
  const { api, startline } = opened;
  expect(await startline.checkRedis()).toMatch(/^the queue: .*can't run this command.*needed: .*BITFIELD/);
  expect(await ask(api.request, "GET", "/api/ready")).toMatchObject({
    status: 503,
    body: { postgresql: true, redis: false },
  });
  const event = await anEventOnSale(startline, { capacity: 3 });
  const joined = await ask(api.request, "POST", `/api/events/${event.slug}/queue`, { nonce: "n".repeat(32) });
  expect(joined.status).toBe(201);
});

test("a Redis user who may do what the documents say is ready, and nothing of it is for nothing", async () => {
  await allow();
  expect(await opened.startline.checkRedis()).toBeNull();

  // A script that Redis has once been given needs no EVAL.
  const commands = documented.filter((rule) => /^\+\w+$/.test(rule) && !/unlink|eval$|subscribe/.test(rule));
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    await allow(command.replace("+", "-"));
    expect(await opened.startline.checkRedis(), command).toContain(command.slice(1).toUpperCase());
  }
});

test("what Redis' user may not take away goes by itself", async () => {
  await owner.flushall();
  await allow("-unlink");
  expect(await opened.startline.checkRedis()).toBeNull();
  expect((await leftSeconds()).length).toBeGreaterThan(0);
  expect((await leftSeconds()).filter((seconds) => seconds < 0 || seconds > 120)).toEqual([]);
});

test("of a Redis that is stopped is said that it does not answer, not what its user needs", async () => {
  await server.stop();
  expect(await opened.startline.checkRedis()).toMatch(/^Redis does not answer: (?!.*needed)/);
});
