import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { QueueStore } from "./queue.redis.ts";
import { VISITOR_BYTES } from "./queue-ticket.ts";
import { sealDrawInSql } from "./waiting-room.sql.ts";

type Deps = { pool: Pool; clock: Clock; queue: QueueStore };

/**
 * Holds the draw, once: whoever comes first decides, in one transaction. `lastIndex` is the last that Redis has given out;
 * null where it does not know, and then the last that PostgreSQL has heard of. Answers whether the draw is held now.
 */
export async function sealDraw(
  { pool, clock, queue }: Deps,
  eventId: string,
  { lastIndex, heard }: { lastIndex: number | null; heard: number },
): Promise<boolean> {
  const count = lastIndex ?? heard;
  // Whom Redis has forgotten is a row of zeros in the published list; the number holds all the same.
  const visitors = await queue.readDrawList(eventId, count).catch(() => Buffer.alloc(count * VISITOR_BYTES));
  return (await sealDrawInSql(pool, { eventId, lastIndex, visitors }, clock.databaseNow())) === "sealed";
}
