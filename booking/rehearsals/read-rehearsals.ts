import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { readEventCapacity } from "../capacity/read-event-capacity.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { listMissing } from "../events/list-missing.ts";
import { LIMITS, type RehearsalRefusal, rehearsalTimes } from "./rehearsal.ts";
import { type RehearsalRow, selectRefusal, selectRehearsals, selectRunningCounts } from "./rehearsals.sql.ts";

export type Rehearsal = Omit<RehearsalRow, "state"> & { isRunning: boolean };

/** What a page has room for; the history has all. */
const SHOWN_MAX = 5;

/** The rehearsals of an event, the latest first, with what has been tried in each. */
export async function readRehearsals(db: Database, eventId: string): Promise<Rehearsal[]> {
  const rows = await selectRehearsals(db, eventId, SHOWN_MAX);
  return rows.map(({ state, ...row }) => ({ ...row, isRunning: state === "published" }));
}

export type RunningCounts = { places: number; confirmed: number };

/** Of every rehearsal that runs how it goes, by the id of the event that is rehearsed. */
export async function readRunningRehearsals(db: Database): Promise<Map<string, RunningCounts>> {
  const rows = await selectRunningCounts(db);
  return new Map(rows.map(({ eventId, ...counts }) => [eventId, counts]));
}

/** Why a rehearsal could not be started now; null where it could. */
export async function readRehearsalRefusal(
  { db, clock }: { db: Database; clock: Clock },
  event: BookableEvent,
): Promise<RehearsalRefusal | null> {
  const now = clock.now();
  const refusal = await selectRefusal(db, event.id, LIMITS, now);
  if (refusal !== null) return refusal;
  if (listMissing(event, await readEventCapacity(db, event.id), now).length > 0) return "incomplete";
  return rehearsalTimes(event, "at_once", now) === null ? "sale_near" : null;
}
