import { callFunction } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import type { PaymentRow } from "./payments.sql.ts";
import { claimedPaise, type RefundReason } from "./refund.ts";

/** Who requests a refund, and why. */
export type RefundRequest = { by: string; note: string };
export type RefundRequestOutcome = "wanted" | "already_refunded" | "not_captured";

/**
 * Stores that a person requests a refund of a payment, with its audit entry; what was on the attention list about it is
 * resolved in the same transaction. `refund.note` is what the payer is told. `already_refunded`: so much does not remain of the payment, or
 * somebody has requested a refund since it was read.
 */
export async function recordRefundRequest(
  { pool, clock }: Pick<PaymentDeps, "pool" | "clock">,
  payment: PaymentRow,
  refund: { reason: RefundReason; amountPaise: number; note: string | null },
  { action, by, note }: RefundRequest & { action: "give_back_money" | "retry_refund" },
): Promise<RefundRequestOutcome> {
  const { eventId, id, bookingId, razorpayPaymentId } = payment;
  const { reason, amountPaise } = refund;
  const facts = { note, amountPaise, paymentId: razorpayPaymentId };
  const [row] = await callFunction<{ request_refund: RefundRequestOutcome }>(pool, "request_refund", [
    eventId,
    id,
    JSON.stringify({ id: newRowId("rfd", eventId), reason, amountPaise, claimedPaise: claimedPaise(payment.refunds) }),
    refund.note,
    JSON.stringify(createAuditEntry(eventId, action, { subject: bookingId, by, facts })),
    clock.databaseNow(),
  ]);
  return (row as { request_refund: RefundRequestOutcome }).request_refund;
}
