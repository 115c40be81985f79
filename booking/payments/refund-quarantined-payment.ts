import type { PaymentDeps } from "./payment-deps.ts";
import { readPaymentOf } from "./read-payments.ts";
import { type RefundRequest, type RefundRequestOutcome, recordRefundRequest } from "./record-refund-request.ts";
import { claimedPaise } from "./refund.ts";

export type QuarantineRefundOutcome = RefundRequestOutcome | "unknown_payment" | "not_quarantined";

const ROUNDS_MAX = 5;

/**
 * A person has looked at money of the wrong amount and sends it back, all that remains of it. Requested twice, it goes back
 * once. The refund is sent by the job that sends all refunds.
 */
export async function refundQuarantinedPayment(
  deps: PaymentDeps,
  { bookingId, paymentId }: { bookingId: string; paymentId: string },
  request: RefundRequest,
): Promise<QuarantineRefundOutcome> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const payment = await readPaymentOf(deps.db, bookingId, paymentId);
    if (!payment) return "unknown_payment";
    if (payment.role !== "quarantine") return "not_quarantined";
    const amountPaise = payment.amountPaise - payment.disputedPaise - claimedPaise(payment.refunds);
    if (amountPaise <= 0) return "already_refunded";
    const refund = { reason: "quarantine", amountPaise, note: request.note } as const;
    const outcome = await recordRefundRequest(deps, payment, refund, { action: "give_back_money", ...request });
    // Somebody gave a part back since it was read: then the rest is requested.
    if (outcome !== "already_refunded") return outcome;
  }
  return "already_refunded";
}
