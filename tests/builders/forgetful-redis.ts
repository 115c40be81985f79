import { Cluster } from "ioredis";
import type { RedisClient } from "#platform/redis.ts";

/** Redis loses all it knows of one event's queue, as a server that was restarted without its memory does; or only a part. */
export async function forgetQueue(redis: RedisClient, eventId: string, part = "*"): Promise<void> {
  const keys = await queueKeys(redis, eventId, part);
  if (keys.length > 0) await redis.del(...keys);
}

/** They are on one node of a cluster, which has to be found. */
export async function queueKeys(redis: RedisClient, eventId: string, part = "*"): Promise<string[]> {
  const servers = redis instanceof Cluster ? redis.nodes("master") : [redis];
  return (await Promise.all(servers.map((server) => server.keys(`wr:{${eventId}}:${part}`)))).flat();
}
