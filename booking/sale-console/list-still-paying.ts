import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { type StillPaying, selectStillPaying } from "./still-paying.sql.ts";

export type { StillPaying };

/** More than a volunteer calls on the telephone. */
const SHOWN_MAX = 10;

/** Who is at Checkout now, the next deadline first. */
export const listStillPaying = (
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
): Promise<StillPaying[]> => selectStillPaying(db, eventId, { now: clock.now(), limit: SHOWN_MAX });
