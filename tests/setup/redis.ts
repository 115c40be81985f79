import { Redis } from "ioredis";
import { inject } from "vitest";
import { REDIS_DATABASES } from "../../servers/redis.ts";

/**
 * Answers the URL of a logical database of Redis that no other test file uses. On a server given by REDIS_URL, which
 * has few of them, and on a cluster, which has one, it is that URL itself: keys then stay apart by their event's random id. Messages of publish and
 * subscribe reach all logical databases. A test that flushes or stops Redis starts its own with `startRedis`.
 */
export async function createTestRedis(): Promise<string> {
  const url = inject("redisUrl");
  if (!inject("hasDatabaseForEach")) return url;
  const redis = new Redis(url);
  try {
    const database = await redis.incr("test-databases-given");
    if (database >= REDIS_DATABASES) throw new Error("More test files asked for a Redis database than there are.");
    return `${url}/${database}`;
  } finally {
    redis.disconnect();
  }
}
