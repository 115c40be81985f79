import type { Database } from "#platform/database.ts";
import { selectPayments } from "./payments.sql.ts";

export type PaymentSummary = {
  /** `under_way`: the bank has not said its last word. */
  state: "none" | "under_way" | "failed" | "captured";
  failureReason: string | null;
  /** The latest refund, if money goes back. `refundId` is Razorpay's, once it is known. */
  refund: {
    refundId: string | null;
    amountPaise: number;
    state: "wanted" | "requested" | "processed" | "failed";
  } | null;
};

/** What the booking's owner may know of its money, from what Razorpay has told us so far. */
export async function readPaymentSummary(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<PaymentSummary> {
  const payments = await selectPayments(db, booking);
  const has = (...states: string[]) => payments.some((payment) => states.includes(payment.state));
  const refund = payments.findLast((payment) => payment.refund !== null)?.refund;
  return {
    state: has("captured")
      ? "captured"
      : has("created", "authorized")
        ? "under_way"
        : has("failed")
          ? "failed"
          : "none",
    failureReason: payments.at(-1)?.failureReason ?? null,
    refund: refund ? { refundId: refund.razorpayRefundId, amountPaise: refund.amountPaise, state: refund.state } : null,
  };
}
