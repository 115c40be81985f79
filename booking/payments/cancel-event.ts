import { callFunction } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { cancelBooking, type RefundScope } from "./cancel-booking.ts";
import {
  type EventCancellation,
  finishCancellation,
  selectBookingsToEnd,
  selectOpenCancellations,
} from "./cancellations.sql.ts";
import type { SyncDeps } from "./sync-booking.ts";

const ENDED_AT_ONCE = 4;

/**
 * Calls a whole event off. In one transaction nobody is called, holds or confirms any more; the bookings are ended,
 * refunded and told by `endCancelledBookings`, however often the process dies meanwhile.
 */
export async function cancelEvent(
  deps: SyncDeps,
  eventId: string,
  { scope, note, by }: { scope: RefundScope; note: string; by: string },
): Promise<"cancelled" | "already_cancelled"> {
  const act = { id: newRowId("act", eventId), act: "cancel_event", subject: eventId, by, facts: { scope, note } };
  const values = [eventId, scope, note, JSON.stringify(act), deps.clock.databaseNow()];
  const [row] = await callFunction<{ cancel_event: "cancelled" | "already_cancelled" }>(
    deps.pool,
    "cancel_event",
    values,
  );
  return row?.cancel_event ?? "already_cancelled";
}

/**
 * Ends a batch of the bookings of cancelled events. Safe to run twice at once and to break off anywhere: what is ended is
 * not found again. Answers how many it took.
 */
export async function endCancelledBookings(deps: SyncDeps, limit = 50): Promise<number> {
  let taken = 0;
  for (const cancellation of await selectOpenCancellations(deps.db)) {
    const ids = await selectBookingsToEnd(deps.db, cancellation.eventId, limit);
    if (ids.length === 0) await finishCancellation(deps.db, cancellation.eventId, deps.clock.now());
    await endAll(deps, cancellation, ids);
    taken += ids.length;
  }
  return taken;
}

async function endAll(deps: SyncDeps, cancellation: EventCancellation, ids: string[]): Promise<void> {
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) {
      await cancelBooking(deps, id, { ...cancellation, isActOfItsOwn: false });
    }
  };
  await Promise.all(Array.from({ length: ENDED_AT_ONCE }, work));
}
