import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestRedis } from "#tests/setup/redis.ts";
import { type Broadcast, openBroadcast } from "./broadcast.ts";
import { openRedis, type RedisClient } from "./redis.ts";

const clients: RedisClient[] = [];
const broadcasts: Broadcast[] = [];
let url: string;

async function aProcess(): Promise<Broadcast> {
  const redis = openRedis(url);
  await redis.connect();
  const broadcast = openBroadcast(redis, "test:news");
  clients.push(redis);
  broadcasts.push(broadcast);
  return broadcast;
}

beforeAll(async () => {
  url = await createTestRedis();
});
afterAll(() => {
  for (const broadcast of broadcasts) broadcast.close();
  for (const client of clients) client.disconnect();
});

test("what one process publishes every subscriber receives at once", async () => {
  const [publisher, subscriber] = await Promise.all([aProcess(), aProcess()]);
  const received: string[] = [];
  publisher.subscribe((text) => received.push(`own ${text}`));
  subscriber.subscribe((text) => received.push(`other ${text}`));

  // The subscribers connect meanwhile.
  await vi.waitFor(async () => {
    await publisher.publish("ride");
    expect(received).toEqual(expect.arrayContaining(["own ride", "other ride"]));
  });
});

test("a process that may publish and subscribe passes the check, and no subscriber receives it", async () => {
  const [publisher, subscriber] = await Promise.all([aProcess(), aProcess()]);
  const received: string[] = [];
  subscriber.subscribe((text) => received.push(text));
  await vi.waitFor(async () => {
    await publisher.check();
    await subscriber.check();
    await publisher.publish("ride");
    expect(received).toContain("ride");
  });
  expect(new Set(received)).toEqual(new Set(["ride"]));
});

test("without Redis nothing is published and nobody waits", async () => {
  const redis = openRedis("redis://127.0.0.1:9");
  const broadcast = openBroadcast(redis, "test:news");
  broadcast.subscribe(() => {});
  await broadcast.publish("ride");
  broadcast.close();
  redis.disconnect();
});
