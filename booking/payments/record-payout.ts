import { callFunction } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { refundPosting } from "../ledger/posting.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { readPaymentOf } from "./read-payments.ts";
import { refundedPaymentOf } from "./reconcile-refunds.ts";
import { claimedPaise, lastFailedRefund, MESSAGE_KIND_OF_REFUND, owedPaise, processedPaise } from "./refund.ts";

export type PayoutOutcome = "paid_out" | "already_refunded" | "not_failed" | "unknown_payment";
type InSql = "paid_out" | "nothing" | "already_refunded" | "stale";

const ROUNDS_MAX = 10;

/**
 * Writes down that a person has paid out what Razorpay could not refund; `reference` is the bank's, such as a UTR, and the
 * payer is told it. The ledger says from which pocket it came. Said twice, it is booked once (`not_failed`).
 */
export async function recordPayout(
  { db, pool, clock }: Pick<PaymentDeps, "db" | "pool" | "clock">,
  { bookingId, paymentId }: { bookingId: string; paymentId: string },
  { reference, by }: { reference: string; by: string },
): Promise<PayoutOutcome> {
  const booking = await readBooking(db, bookingId);
  if (!booking) return "unknown_payment";
  const { eventId } = booking;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const payment = await readPaymentOf(db, bookingId, paymentId);
    const failed = payment && lastFailedRefund(payment.refunds);
    if (!payment || !failed) return payment ? "not_failed" : "unknown_payment";
    const remainingPaise = payment.amountPaise - payment.disputedPaise - claimedPaise(payment.refunds);
    const amountPaise = Math.min(failed.amountPaise, remainingPaise, owedPaise(payment.refunds) || remainingPaise);
    if (amountPaise <= 0) return "already_refunded";
    const refund = { ...failed, amountPaise };
    const beforePaise = processedPaise(payment.refunds) + payment.disputedPaise;
    const posting = refundPosting(refund, refundedPaymentOf(booking, payment), beforePaise, "paid_by_hand");
    const facts = { reference, amountPaise: refund.amountPaise, paymentId: payment.razorpayPaymentId };
    const entry = createAuditEntry(eventId, "pay_out_by_hand", { subject: bookingId, by, facts });
    const [row] = await callFunction<{ pay_out_by_hand: InSql }>(pool, "pay_out_by_hand", [
      eventId,
      refund.id,
      reference,
      amountPaise,
      beforePaise,
      JSON.stringify([posting]),
      JSON.stringify(newMessages(eventId, MESSAGE_KIND_OF_REFUND[refund.reason], refund.id)),
      JSON.stringify(entry),
      clock.databaseNow(),
    ]);
    const outcome = (row as { pay_out_by_hand: InSql }).pay_out_by_hand;
    if (outcome === "paid_out" || outcome === "already_refunded") return outcome;
  }
  throw new Error(`payment ${paymentId} kept changing while its refund was paid out by hand`);
}
