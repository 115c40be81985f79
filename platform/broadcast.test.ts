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
  for (const broadcast of broadcasts) broadcast.stop();
  for (const client of clients) client.disconnect();
});

test("what one process tells every listening one hears at once", async () => {
  const [teller, listener] = await Promise.all([aProcess(), aProcess()]);
  const heard: string[] = [];
  teller.listen((text) => heard.push(`own ${text}`));
  listener.listen((text) => heard.push(`other ${text}`));

  // The listeners connect meanwhile.
  await vi.waitFor(async () => {
    await teller.tell("ride");
    expect(heard).toEqual(expect.arrayContaining(["own ride", "other ride"]));
  });
});

test("a process that may tell and listen says so, and nobody hears of it", async () => {
  const [teller, listener] = await Promise.all([aProcess(), aProcess()]);
  const heard: string[] = [];
  listener.listen((text) => heard.push(text));
  await vi.waitFor(async () => {
    await teller.probe();
    await listener.probe();
    await teller.tell("ride");
    expect(heard).toContain("ride");
  });
  expect(new Set(heard)).toEqual(new Set(["ride"]));
});

test("without Redis nothing is told and nobody is held up", async () => {
  const redis = openRedis("redis://127.0.0.1:9");
  const broadcast = openBroadcast(redis, "test:news");
  broadcast.listen(() => {});
  await broadcast.tell("ride");
  broadcast.stop();
  redis.disconnect();
});
