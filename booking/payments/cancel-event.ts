import { forEachConcurrently } from "#platform/concurrently.ts";
import { callFunction } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { cancelBooking, type RefundScope } from "./cancel-booking.ts";
import {
  type EventCancellation,
  finishCancellation,
  selectBookingsToEnd,
  selectOpenCancellations,
} from "./cancellations.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";

const ENDED_AT_ONCE = 4;

/**
 * Cancels a whole event. After one transaction nobody is called, holds or confirms any more; the bookings are ended and
 * refunded and their riders told by `endCancelledBookings`, however often the process dies meanwhile.
 */
export async function cancelEvent(
  deps: PaymentDeps,
  eventId: string,
  { scope, note, by }: { scope: RefundScope; note: string; by: string },
): Promise<"cancelled" | "already_cancelled"> {
  const entry = createAuditEntry(eventId, "cancel_event", { subject: eventId, by, facts: { scope, note } });
  const values = [eventId, scope, note, JSON.stringify(entry), deps.clock.databaseNow()];
  const [row] = await callFunction<{ cancel_event: "cancelled" | "already_cancelled" }>(
    deps.pool,
    "cancel_event",
    values,
  );
  return row?.cancel_event ?? "already_cancelled";
}

/**
 * Ends a batch of the bookings of each cancelled event. Safe to run twice at once and to break off anywhere: what is ended
 * is not found again, and one that can't be ended now stops nobody else. Answers how many it ended.
 */
export async function endCancelledBookings(deps: PaymentDeps, limit = 50): Promise<number> {
  let ended = 0;
  for (const cancellation of await selectOpenCancellations(deps.db)) ended += await endBatch(deps, cancellation, limit);
  return ended;
}

async function endBatch(deps: PaymentDeps, cancellation: EventCancellation, limit: number): Promise<number> {
  const { eventId } = cancellation;
  let ended = 0;
  for (let after = ""; ended === 0; ) {
    const ids = await selectBookingsToEnd(deps.db, eventId, after, limit);
    const last = ids.at(-1);
    if (last === undefined) {
      if (after === "") await finishCancellation(deps.db, eventId, deps.clock.now());
      return 0;
    }
    ended = await endAll(deps, cancellation, ids);
    after = last;
  }
  return ended;
}

async function endAll(deps: PaymentDeps, cancellation: EventCancellation, ids: string[]): Promise<number> {
  let ended = 0;
  await forEachConcurrently(ids, ENDED_AT_ONCE, async (id) => {
    try {
      await cancelBooking(deps, id, { ...cancellation, hasOwnAuditEntry: false });
      ended += 1;
    } catch (error) {
      deps.log.error({ err: error, bookingId: id }, "could not end a booking of a cancelled event; will retry");
    }
  });
  return ended;
}
