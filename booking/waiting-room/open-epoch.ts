import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { QueueStore } from "./queue-store.redis.ts";
import { openEpochInSql } from "./waiting-room.sql.ts";

type Deps = { pool: Pool; clock: Clock; queueStore: QueueStore };

/**
 * Lets Redis give the numbers out, in a new epoch above all that exist. False, and nothing done, where another than `knownEpoch`
 * has begun, and while PostgreSQL goes on giving them out itself for some seconds, because Redis was away just now.
 */
export async function openEpoch(
  { pool, clock, queueStore }: Deps,
  eventId: string,
  knownEpoch: number,
): Promise<boolean> {
  const opened = await openEpochInSql(pool, { eventId, knownEpoch }, clock.databaseNow());
  if (opened) await queueStore.openEpoch(eventId, opened);
  return opened !== null;
}
