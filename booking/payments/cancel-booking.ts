import { callFunction } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";
import { claimedPaise } from "./refund.ts";
import { syncBooking } from "./sync-booking.ts";

/** What of the price goes back: all of it, or all but the platform fee. */
export type RefundScope = "full" | "keep_fee";

export type Cancellation = {
  scope: RefundScope;
  /** What the person is told, and what the audit log says. */
  note: string;
  /** Who asked for it. */
  by: string;
  /** False when the whole event was cancelled, which is recorded once. */
  hasOwnAuditEntry: boolean;
  /** What the organizer was told would go back: if it is something else by now, nothing happens (`amount_changed`). */
  expectedPaise?: number;
};

export type CancelAnswer = "cancelled" | "released" | "already_ended" | "unknown_booking" | "amount_changed";

const ROUNDS_MAX = 10;

/**
 * An organizer ends a booking: its place is free at once, its refund is requested in the same transaction, and the
 * person is told. Of a booking that is paying Razorpay is asked first, so that money that has come is not overlooked; what
 * comes later goes back by itself. Asked for twice it ends, refunds and tells once.
 */
export async function cancelBooking(
  deps: PaymentDeps,
  bookingId: string,
  cancellation: Cancellation,
): Promise<CancelAnswer> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = await readBooking(deps.db, bookingId);
    if (!before) return "unknown_booking";
    if (before.state === "paying") await syncBooking(deps, bookingId);
    const booking = (await readBooking(deps.db, bookingId)) ?? before;
    const outcome = await end(deps, booking, cancellation);
    if (outcome !== "stale") return outcome;
  }
  throw new Error(`booking ${bookingId} kept changing while it was cancelled`);
}

async function end(deps: PaymentDeps, booking: Booking, cancellation: Cancellation): Promise<CancelAnswer | "stale"> {
  const { scope, note, by, hasOwnAuditEntry, expectedPaise } = cancellation;
  const { eventId } = booking;
  const payments = booking.state === "confirmed" ? await selectPayments(deps.db, booking) : [];
  const amountPaise = refundDuePaise(booking, payments, scope);
  if (expectedPaise !== undefined && expectedPaise !== amountPaise) return "amount_changed";
  const about = { subject: booking.id, by, facts: { scope, note, amountPaise } };
  const entry = createAuditEntry(eventId, "cancel_booking", about);
  const [row] = await callFunction<{ cancel_booking: CancelAnswer | "stale" }>(deps.pool, "cancel_booking", [
    eventId,
    booking.id,
    booking.version,
    amountPaise > 0 ? JSON.stringify({ id: newRowId("rfd", eventId), amountPaise }) : null,
    by,
    note,
    // Whoever only held a place has given no address yet.
    JSON.stringify(booking.state === "held" ? [] : newMessages(eventId, "booking_cancelled")),
    hasOwnAuditEntry ? JSON.stringify(entry) : null,
    deps.clock.databaseNow(),
  ]);
  return row?.cancel_booking ?? "stale";
}

/** What is still to go back of the accepted payment; nothing of a complimentary booking. In paise. */
export function refundDuePaise(
  booking: Pick<Booking, "platformFeePaise">,
  payments: PaymentRow[],
  scope: RefundScope,
): number {
  const accepted = payments.find((payment) => payment.role === "accepted");
  if (!accepted) return 0;
  const dueInAll = scope === "full" ? accepted.amountPaise : accepted.amountPaise - booking.platformFeePaise;
  return Math.max(0, dueInAll - claimedPaise(accepted.refunds) - accepted.disputedPaise);
}
