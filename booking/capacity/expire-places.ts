import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { selectEventIds } from "./capacity.sql.ts";

/**
 * Tidies up: bookings and calls whose time is over give their places back. Every function that takes the lock does the
 * same in passing, so nothing depends on this but how fresh the tables look. Answers how many events it visited.
 */
export async function expirePlaces({ db, pool, clock }: { db: Database; pool: Pool; clock: Clock }): Promise<number> {
  const eventIds = await selectEventIds(db);
  for (const eventId of eventIds) await callFunction(pool, "expire_places", [eventId, clock.databaseNow()]);
  return eventIds.length;
}
