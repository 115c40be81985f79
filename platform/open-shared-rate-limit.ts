import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { randomText } from "./ids.ts";
import type { RedisClient } from "./redis.ts";

/** Counts one use of `key`. Answers 0 if it is within the limit, else after how many milliseconds it may be used again. */
export type SharedRateLimit = (key: string) => Promise<number>;

type Limit = {
  redis: RedisClient;
  /** Part of the keys in Redis: each limit counts for itself. */
  name: string;
  /** How many uses of one key a window has, in all processes together. */
  uses: number;
  windowSeconds: number;
  /** How many of them each process allows without asking Redis: whoever comes as people do costs Redis nothing. */
  localUses: number;
};

/**
 * A limit per key that holds across processes: counted in Redis, and in this process alone while Redis is away. A key
 * that is over its limit is refused from memory until its window ends, so that a flood does not reach Redis either.
 */
export function openSharedRateLimit({ redis, name, uses, windowSeconds: duration, localUses }: Limit): SharedRateLimit {
  const local = new RateLimiterMemory({ points: localUses, duration });
  const shared = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `limit:${name}`,
    points: uses,
    duration,
    rejectIfRedisNotReady: true,
    inMemoryBlockOnConsumed: uses + 1,
    insuranceLimiter: new RateLimiterMemory({ points: uses, duration }),
  });
  return async (key) => ((await waitOf(local, key)) === 0 ? 0 : waitOf(shared, key));
}

/** Counts once as a limit does. Rejects with Redis' own error if it refuses: limits themselves go on in memory without a word. */
export function openSharedRateLimitCheck(redis: RedisClient): () => Promise<void> {
  // Opened before Redis is asked anything: a pipeline that ioredis began before does not know the limiter's command.
  const limiter = new RateLimiterRedis({ storeClient: redis, keyPrefix: "limit:try", points: 1, duration: 1 });
  return async () => void (await limiter.consume(randomText(16)));
}

async function waitOf(limiter: RateLimiterMemory | RateLimiterRedis, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    // The library rejects with its count where the limit is reached, and with an error where it is broken.
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}
