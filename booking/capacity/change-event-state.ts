import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { EventState } from "../events/bookable-event.ts";

export type StateOutcome = "changed" | "not_allowed";

/** Publishes, closes, opens again or cancels; `not_allowed` where the state it is in does not lead there. */
export async function changeEventState(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  state: EventState,
): Promise<StateOutcome> {
  const values = [eventId, state, clock.databaseNow()];
  const [row] = await callFunction<{ change_event_state: StateOutcome }>(pool, "change_event_state", values);
  return (row as { change_event_state: StateOutcome }).change_event_state;
}
