import { Cluster, Redis } from "ioredis";
import { expect, test } from "vitest";
import { processMark } from "./process-mark.ts";
import { startRedisCluster } from "./redis-cluster.ts";

test("three nodes share all keys out among themselves, and are gone after stop", async () => {
  const started = await startRedisCluster();
  const cluster = new Cluster(started.nodes.map(({ port }) => ({ host: "127.0.0.1", port })));
  const keys = Array.from({ length: 60 }, (_, index) => `key:${index}`);
  await Promise.all(keys.map((key) => cluster.set(key, "value")));

  const sizes = await Promise.all(
    started.nodes.map(async ({ port }) => {
      const node = new Redis(port, "127.0.0.1");
      return node.dbsize().finally(() => node.disconnect());
    }),
  );
  cluster.disconnect();
  await started.stop();

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(keys.length);
  expect(sizes.every((size) => size > 0)).toBe(true);
  expect(started.nodes.map(({ pid }) => processMark(pid()))).toEqual([null, null, null]);
});
