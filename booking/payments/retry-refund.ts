import { resolveEndedTrouble } from "../attention/resolve-attention.ts";
import { readBooking } from "../bookings/read-booking.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { readPaymentOf } from "./read-payments.ts";
import { reconcileRefunds } from "./reconcile-refunds.ts";
import { type RefundRequest, type RefundRequestOutcome, recordRefundRequest } from "./record-refund-request.ts";
import { claimedPaise, lastFailedRefund, owedPaise, type Refund } from "./refund.ts";

export type RetryOutcome = RefundRequestOutcome | "unknown_payment" | "not_failed" | "gateway_busy";

const ROUNDS_MAX = 5;

/**
 * Asks for a refund once more that has failed for good, as the next attempt for the same reason. Razorpay is asked first
 * what has gone back meanwhile, so that nothing is paid twice; if it does not answer, nothing is done (`gateway_busy`).
 */
export async function retryRefund(
  deps: PaymentDeps,
  { bookingId, paymentId }: { bookingId: string; paymentId: string },
  request: RefundRequest,
): Promise<RetryOutcome> {
  const booking = await readBooking(deps.db, bookingId);
  const before = await readPaymentOf(deps.db, bookingId, paymentId);
  if (!booking || !before) return "unknown_payment";
  if (!(await reconcileRefunds(deps, booking, before.razorpayPaymentId))) return "gateway_busy";

  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const payment = await readPaymentOf(deps.db, bookingId, paymentId);
    const failed = payment && lastFailedRefund(payment.refunds);
    if (!payment || !failed) return "not_failed";
    const { note } = failed;
    const reason = failed.reason === "outside" ? "cancelled" : failed.reason; // From here on it is ours.
    const amountPaise = stillOwed(payment.amountPaise - payment.disputedPaise, payment.refunds, failed);
    if (amountPaise <= 0) {
      // Somebody gave it back elsewhere, so nobody has to handle it any more.
      await resolveEndedTrouble(deps, { eventId: booking.eventId, kind: "refund_failed", subject: paymentId });
      return "already_refunded";
    }
    const outcome = await recordRefundRequest(
      deps,
      payment,
      { reason, amountPaise, note },
      { action: "retry_refund", ...request },
    );
    if (outcome !== "already_refunded") return outcome;
  }
  return "already_refunded";
}

/** What the failed refund was for, less what went back elsewhere since, and never more than remains. */
function stillOwed(keptPaise: number, refunds: Refund[], failed: Refund): number {
  const isBesideOurs = failed.reason === "outside" && refunds.some(({ reason }) => reason !== "outside");
  if (isBesideOurs) return Math.min(keptPaise - claimedPaise(refunds), owedPaise(refunds));
  const since = refunds.slice(refunds.indexOf(failed) + 1);
  return Math.min(keptPaise - claimedPaise(refunds), failed.amountPaise - claimedPaise(since));
}
