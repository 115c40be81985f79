import { Cluster } from "ioredis";
import type { RedisClient } from "#platform/redis.ts";

/** Redis loses all it knows of one event's queue, as a server that was restarted without its memory does. */
export async function forgetQueue(redis: RedisClient, eventId: string): Promise<void> {
  const servers = redis instanceof Cluster ? redis.nodes("master") : [redis];
  for (const server of servers) {
    const keys = await server.keys(`wr:{${eventId}}:*`);
    if (keys.length > 0) await server.del(...keys);
  }
}
