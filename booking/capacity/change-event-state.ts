import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { EventState } from "../events/bookable-event.ts";

export type StateOutcome = "changed" | "not_allowed" | "somebody_booked" | "people_wait";
type StateAction = "publish_event" | "close_sale" | "open_sale_again" | "unpublish_event";

/**
 * Publishes, closes, opens again or takes back to a draft, and records who did; `not_allowed` where the state it is in does
 * not lead there. Nothing goes back to a draft that somebody has booked or joined.
 */
export async function changeEventState(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  { state, action, by }: { state: EventState; action: StateAction; by: string },
): Promise<StateOutcome> {
  const entry = createAuditEntry(eventId, action, { subject: eventId, by, facts: {} });
  const values = [eventId, state, clock.databaseNow(), JSON.stringify(entry)];
  const [row] = await callFunction<{ change_event_state: StateOutcome }>(pool, "change_event_state", values);
  return (row as { change_event_state: StateOutcome }).change_event_state;
}
