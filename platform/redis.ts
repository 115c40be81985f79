import { Redis } from "ioredis";

export type RedisClient = Redis;

/**
 * A client that fails fast: ioredis by itself would queue commands and retry for more than a minute while Redis is away.
 * A command answers or fails within 500 ms; one whose answer was lost is not sent again behind our back.
 */
export function openRedis(url: string): RedisClient {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1000,
    commandTimeout: 500,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(2000, 50 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2),
  });
  redis.on("error", () => {});
  return redis;
}
