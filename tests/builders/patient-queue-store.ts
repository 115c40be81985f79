import { Redis } from "ioredis";
import { onTestFinished } from "vitest";
import { QueueStore } from "#booking/waiting-room/queue-store.redis.ts";

/**
 * A queue that waits for Redis as long as it takes, where the product gives up after half a second: for crowds that a test sets
 * up, and for what is counted and not timed. A machine that is busy with other tests may stand still for so long.
 */
export function aPatientQueueStore(redisUrl: string): QueueStore {
  const redis = new Redis(redisUrl);
  onTestFinished(() => redis.disconnect());
  return new QueueStore(redis, { answerMsMax: 60_000 });
}
