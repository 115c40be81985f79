import type { Database } from "#platform/database.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";
import type { RefundState } from "./refund.ts";

export type PaymentSummary = {
  /**
   * `under_way`: the bank has not said its last word. `not_taken`: a bank agreed, but the money was left where it is and
   * returns by itself.
   */
  state: "none" | "under_way" | "failed" | "not_taken" | "captured";
  failureReason: string | null;
  /** The latest refund, if money goes back. `refundId` is Razorpay's, once it is known. */
  refund: {
    refundId: string | null;
    amountPaise: number;
    state: RefundState;
  } | null;
};

/** What the booking's owner may know of its money, from what Razorpay has told us so far. */
export async function readPaymentSummary(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<PaymentSummary> {
  const payments = await selectPayments(db, booking);
  const refund = payments.flatMap((payment) => payment.refunds).at(-1);
  return {
    state: stateOf(payments),
    failureReason: payments.at(-1)?.failureReason ?? null,
    refund: refund ? { refundId: refund.razorpayRefundId, amountPaise: refund.amountPaise, state: refund.state } : null,
  };
}

function stateOf(payments: PaymentRow[]): PaymentSummary["state"] {
  const has = (is: (payment: PaymentRow) => boolean) => payments.some(is);
  if (has(({ state }) => state === "captured")) return "captured";
  if (has(({ state, role }) => state === "created" || (state === "authorized" && role === null))) return "under_way";
  if (has(({ role, capturedAt }) => role !== null && capturedAt === null)) return "not_taken";
  return has(({ state }) => state === "failed") ? "failed" : "none";
}
