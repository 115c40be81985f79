import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { processMark } from "./process-mark.ts";
import { startRedis } from "./redis.ts";

test("Redis starts empty, keeps nothing and is gone after stop", async () => {
  const first = await startRedis();
  const client = new Redis(first.url);
  await client.set("number", 7);
  client.disconnect();
  await first.stop();
  expect(processMark(first.pid)).toBeNull();

  const second = await startRedis({ port: first.port });
  const next = new Redis(second.url);

  expect(await next.get("number")).toBeNull();
  next.disconnect();
  await second.stop();
});
