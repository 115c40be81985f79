import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { selectActiveEvents } from "./capacity.sql.ts";

type Deps = { db: Database; pool: Pool; clock: Clock; log: Log };

/**
 * Tidies up: bookings and calls whose time is over give their places back, and of a sold-out event they go to the waitlist. Every function that takes the lock does the
 * same in passing, so nothing depends on this but how fresh the tables look. Answers how many events it visited.
 */
export async function expirePlaces({ db, pool, clock, log }: Deps): Promise<number> {
  const eventIds = await selectActiveEvents(db, clock.now());
  for (const eventId of eventIds) {
    // One event whose lock is wanted by many is no reason to leave the others.
    await callFunction(pool, "expire_places", [eventId, clock.databaseNow()]).catch((error) =>
      log.warn({ eventId, reason: error.message }, "could not expire places; will retry"),
    );
  }
  return eventIds.length;
}
