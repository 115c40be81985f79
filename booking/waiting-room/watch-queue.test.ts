import { expect, test } from "vitest";
import type { Startline } from "#wiring";
import { aRedisBehindAProxy } from "../../tests/waiting-room/loss/faulty-proxy.ts";
import { aQueueOfProcesses } from "../../tests/waiting-room/loss/queue-of-processes.ts";
import { listAttention } from "../attention/list-attention.ts";

test("each change of who gives out the numbers is counted and on the attention list, until Redis does again", {
  timeout: 60_000,
}, async () => {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aQueueOfProcesses([proxy.url, redis.url], { capacity: 3 });
  const [startline] = queue.processes as [Startline];
  const { metrics } = startline;
  const items = async () => (await listAttention(startline, null)).open.filter(({ kind }) => kind === "redis_away");
  await queue.joinMany(4);
  expect(await items()).toEqual([]);
  expect(await metrics.text()).toContain("queue_redis_serves 1");

  proxy.refuse();
  for (let times = 0; times < 3; times += 1) await queue.join(0);
  await expect.poll(items).toMatchObject([{ subject: "queue", resolved: null }]);
  expect(await metrics.text()).toContain('queue_issuer_changes_total{issuer="postgres"} 1');
  expect(await metrics.text()).toContain("queue_redis_serves 0");

  proxy.forwardTo(redis.port);
  expect(await queue.untilRedisIssues(1)).toBeLessThan(30);
  await queue.joinMany(4);
  await expect.poll(items).toEqual([]);
});

test("one answer of Redis that comes too late moves nobody behind a block, and the numbers stay with Redis", {
  timeout: 60_000,
}, async () => {
  const { redis, proxy } = await aRedisBehindAProxy();
  const queue = await aQueueOfProcesses([proxy.url, redis.url], { capacity: 3 });
  const before = await queue.joinMany(4);
  proxy.delayReplies(600);
  const late = queue.join(0);
  // The first question has been asked by then, and its answer is on its way.
  await expect.poll(async () => (await queue.processes[1]?.queueStore.readCounters(queue.event.id))?.issued).toBe(5);
  proxy.delayReplies(0);
  expect((await late).index).toBe(before.length + 1);
  expect((await queue.join(1)).index).toBe(before.length + 2);
});
