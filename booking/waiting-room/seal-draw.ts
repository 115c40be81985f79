import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { QueueStore } from "./queue-store.redis.ts";
import { sealDrawInSql } from "./waiting-room.sql.ts";
import type { QueueWatch } from "./watch-queue.ts";

type Deps = { pool: Pool; clock: Clock; queueStore: QueueStore; queueWatch?: QueueWatch };

/**
 * Holds the draw, once: whoever comes first decides, in one transaction. `lastIndex` is the last that Redis has given out;
 * null where it does not know, and then the last that PostgreSQL knows of. `reserved`: nobody has an index above it.
 * Answers whether the draw is held now.
 */
export async function sealDraw(
  { pool, clock, queueStore, queueWatch }: Deps,
  eventId: string,
  { lastIndex, reserved }: { lastIndex: number | null; reserved: number },
): Promise<boolean> {
  // With whoever joins at this very moment. Whom Redis has forgotten is a row of zeros; the number holds all the same.
  const visitors = await queueStore.readDrawList(eventId, reserved).catch((error: unknown) => {
    queueWatch?.drawListMissing(eventId, error);
    return Buffer.alloc(0);
  });
  return (await sealDrawInSql(pool, { eventId, lastIndex, visitors }, clock.databaseNow())) === "sealed";
}
