import { readBooking } from "../bookings/read-booking.ts";
import { cancelBooking, type RefundScope } from "../payments/cancel-booking.ts";
import type { PaymentDeps } from "../payments/payment-deps.ts";
import { readRefundDue } from "../payments/read-refund-due.ts";

export type CancelRequest = {
  scope: RefundScope;
  /** The person reads it, and the audit log keeps it. */
  note: string;
  by: string;
  /** What the organizer was told would go back. */
  amountPaise: number;
};

export type CancelRefusal = "unknown_booking" | "already_ended" | "amount_changed";
export type CancelAnswer =
  | { cancelled: true; state: "cancelled" | "released"; amountPaise: number }
  | { cancelled: false; because: CancelRefusal; amountPaise?: number };

/**
 * Cancels one booking of an event and wants back what was shown before. Pressed twice it is cancelled, refunded and told
 * once. If something else would go back than was shown, because somebody refunded at Razorpay meanwhile or a payment came,
 * nothing happens and the new amount is answered (`amount_changed`).
 */
export async function cancelAndRefund(
  deps: PaymentDeps,
  { eventId, bookingId }: { eventId: string; bookingId: string },
  { scope, note, by, amountPaise }: CancelRequest,
): Promise<CancelAnswer> {
  const booking = await readBooking(deps.db, bookingId);
  if (!booking || booking.eventId !== eventId) return { cancelled: false, because: "unknown_booking" };
  const isLive = booking.state === "held" || booking.state === "paying" || booking.state === "confirmed";
  if (!isLive) return { cancelled: false, because: "already_ended" };

  const request = { scope, note, by, hasOwnAuditEntry: true, expectedPaise: amountPaise };
  const outcome = await cancelBooking(deps, bookingId, request);
  if (outcome === "amount_changed") {
    const now = (await readBooking(deps.db, bookingId)) ?? booking;
    return { cancelled: false, because: outcome, amountPaise: (await readRefundDue(deps.db, now))[scope] };
  }
  if (outcome === "cancelled" || outcome === "released") return { cancelled: true, state: outcome, amountPaise };
  return { cancelled: false, because: outcome };
}
