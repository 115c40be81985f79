import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { openRedis } from "#platform/redis.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { ask } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { openTestStartlineAt } from "#tests/setup/startline.ts";
import type { Startline } from "#wiring";
import { startRedis } from "../../servers/redis.ts";
import { aQueueOfProcesses } from "../../tests/waiting-room/loss/queue-of-processes.ts";
import { aRedisOnALine } from "../../tests/waiting-room/loss/troubled-line.ts";
import { listAttention } from "../attention/list-attention.ts";
import { probeQueue } from "./probe-queue.ts";

test("each change of who gives out the numbers is counted and on the attention list, until Redis does again", {
  timeout: 60_000,
}, async () => {
  const { redis, line } = await aRedisOnALine();
  const queue = await aQueueOfProcesses([line.url, redis.url], { capacity: 3 });
  const [startline] = queue.processes as [Startline];
  const { metrics } = startline;
  const items = async () => (await listAttention(startline, null)).open.filter(({ kind }) => kind === "redis_away");
  await queue.joinMany(4);
  expect(await items()).toEqual([]);
  expect(await metrics.text()).toContain("queue_redis_serves 1");

  line.refuse();
  for (let times = 0; times < 3; times += 1) await queue.join(0);
  await expect.poll(items).toMatchObject([{ subject: "queue", resolved: null }]);
  expect(await metrics.text()).toContain('queue_issuer_changes_total{issuer="postgres"} 1');
  expect(await metrics.text()).toContain("queue_redis_serves 0");

  line.leadTo(redis.port);
  expect(await queue.untilRedisGoesOn(1)).toBeLessThan(30);
  await queue.joinMany(4);
  await expect.poll(items).toEqual([]);
});

test("one answer of Redis that comes too late moves nobody behind a block, and the numbers stay with Redis", {
  timeout: 60_000,
}, async () => {
  const { redis, line } = await aRedisOnALine();
  const queue = await aQueueOfProcesses([line.url, redis.url], { capacity: 3 });
  const before = await queue.joinMany(4);
  line.delayReplies(600);
  const late = queue.join(0);
  // The first question has been asked by then, and its answer is on its way.
  await expect
    .poll(async () => (await queue.processes[1]?.waitingRooms.queue.readCounters(queue.event.id))?.issued)
    .toBe(5);
  line.delayReplies(0);
  expect((await late).index).toBe(before.length + 1);
  expect((await queue.join(1)).index).toBe(before.length + 2);
});

test("a Redis that refuses a command of the queue's scripts is said not to be ready, and why", async () => {
  const server = await startRedis();
  onTestFinished(server.stop);
  const owner = new Redis(server.url);
  onTestFinished(() => owner.disconnect());
  const tryAs = async (name: string, ...rules: string[]) => {
    await owner.acl("SETUSER", name, "on", ">secret", "~*", "+@all", ...rules);
    const redis = openRedis(server.url.replace("//", `//${name}:secret@`));
    onTestFinished(() => redis.disconnect());
    await redis.connect();
    return probeQueue(redis);
  };

  expect(await tryAs("whole")).toBeNull();
  expect(await tryAs("dull", "-info")).toMatch(/can't run this command.*needed: .*INFO/);
  expect(await tryAs("blind", "-bitfield")).toMatch(/can't run this command.*needed: .*BITFIELD/);
  expect(await tryAs("tidy", "-unlink", "-del")).toBeNull();
  // What it could not take away goes by itself.
  const left = await Promise.all((await owner.keys("*")).map((key) => owner.ttl(key)));
  expect(left.filter((seconds) => seconds < 0 || seconds > 120)).toEqual([]);

  const clock = testClock();
  const url = server.url.replace("//", "//dull:secret@");
  const { api, close, startline } = await openTestStartlineAt(await createTestDatabase(), clock, { REDIS_URL: url });
  onTestFinished(close);
  expect(await ask(api.request, "GET", "/api/ready")).toMatchObject({
    status: 503,
    body: { postgresql: true, redis: false },
  });
  // And nobody is turned away.
  const event = await anEventOnSale(startline, { capacity: 3 });
  const joined = await ask(api.request, "POST", `/api/events/${event.slug}/queue`, { nonce: "n".repeat(32) });
  expect(joined.status).toBe(201);
});
