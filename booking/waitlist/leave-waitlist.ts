import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

export type LeaveWaitlistRefusal = "payment_under_way" | "already_confirmed";
type Outcome = "ended" | LeaveWaitlistRefusal;
type Entry = { eventId: string; id: string };
type Deps = { pool: Pool; clock: Clock };

/** Ends somebody's wait as they ask for it. A place that was offered to them goes to the next at once. */
export const leaveWaitlist = (deps: Deps, entry: Entry): Promise<Outcome> => end(deps, entry, "left", null);

/** The same, by an organizer. */
export const removeFromWaitlist = (deps: Deps, entry: Entry, by: string): Promise<Outcome> =>
  end(
    deps,
    entry,
    "removed",
    createAuditEntry(entry.eventId, "remove_from_waitlist", { subject: entry.id, by, facts: {} }),
  );

async function end(
  { pool, clock }: Deps,
  { eventId, id }: Entry,
  because: "left" | "removed",
  auditEntry: object | null,
): Promise<Outcome> {
  const values = [eventId, id, because, auditEntry && JSON.stringify(auditEntry), clock.databaseNow()];
  const [row] = await callFunction<{ leave_waitlist: Outcome }>(pool, "leave_waitlist", values);
  return row?.leave_waitlist ?? "ended";
}
