import type { Database } from "#platform/database.ts";
import { selectMoneyIsUnknown } from "./orders.sql.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";
import type { Refund, RefundReason, RefundState } from "./refund.ts";

export type PaymentSummary = {
  /**
   * `under_way`: the bank has not said its last word, or Razorpay could not be asked for it. `not_taken`: a bank agreed,
   * but we did not capture the money and it returns by itself. `in_review`: it is not what the booking costs, and a person
   * looks at it.
   */
  state: "none" | "under_way" | "failed" | "not_taken" | "in_review" | "captured";
  /** Razorpay's word for why the last attempt failed; null unless the state is `failed`. */
  failureReason: string | null;
  /** The latest refund, if money goes back. */
  refund: RefundSummary | null;
  /** Everything that goes back, the oldest first; of several attempts for the same money the last one. */
  refunds: RefundSummary[];
  /** A payment that was not taken. `paymentId` is Razorpay's. */
  untaken: { paymentId: string; amountPaise: number } | null;
};

export type RefundSummary = {
  /** Razorpay's, once it is known. */
  refundId: string | null;
  amountPaise: number;
  state: RefundState;
  reason: RefundReason;
  /** How the organizer paid out what could not go back by itself. */
  payoutReference: string | null;
};

/** What the booking's owner may know of its money, from what Razorpay has told us so far. */
export async function readPaymentSummary(
  db: Database,
  booking: { eventId: string; id: string },
  now: Date,
): Promise<PaymentSummary> {
  const payments = await selectPayments(db, booking);
  const state = stateOf(payments) ?? ((await selectMoneyIsUnknown(db, booking, now)) ? "under_way" : endOf(payments));
  const refunds = payments.flatMap((payment) => lastAttempts(payment.refunds)).map(summaryOf);
  const untaken = payments.find(isUncaptured);
  return {
    state,
    failureReason: state === "failed" ? (payments.findLast(isFailed)?.failureReason ?? null) : null,
    refund: refunds.at(-1) ?? null,
    refunds,
    untaken: untaken ? { paymentId: untaken.razorpayPaymentId, amountPaise: untaken.amountPaise } : null,
  };
}

const isFailed = ({ state }: PaymentRow): boolean => state === "failed";
/** The bank agreed, and nobody ever captured the money: we decided against it, or Razorpay gave it back before. */
const isUncaptured = ({ state, role, capturedAt }: PaymentRow): boolean =>
  capturedAt === null && (role !== null || state === "refunded");
const isOpen = ({ state, role }: PaymentRow): boolean =>
  state === "created" || (state === "authorized" && role === null);
const isInReview = ({ state, role, refunds }: PaymentRow): boolean =>
  state === "captured" && role === "quarantine" && refunds.length === 0;

/** Null where it depends on what Razorpay has not told us. */
function stateOf(payments: PaymentRow[]): PaymentSummary["state"] | null {
  if (payments.some(isInReview)) return "in_review";
  if (payments.some(({ state }) => state === "captured")) return "captured";
  if (payments.some(isOpen)) return "under_way";
  // An order counts as under way as long as it has money that nobody captures.
  return payments.some(isUncaptured) ? "not_taken" : null;
}

const endOf = (payments: PaymentRow[]): PaymentSummary["state"] => (payments.some(isFailed) ? "failed" : "none");

const lastAttempts = (refunds: Refund[]): Refund[] =>
  refunds.filter((refund) => !refunds.some((other) => other.reason === refund.reason && isLater(other, refund)));

/** Each refund that somebody made elsewhere is money of its own; ours are attempts at the same. */
const isLater = (other: Refund, refund: Refund): boolean =>
  refund.reason !== "outside" && other.attemptNo > refund.attemptNo;

const summaryOf = ({ razorpayRefundId, amountPaise, state, reason, payoutReference }: Refund): RefundSummary => ({
  refundId: razorpayRefundId,
  amountPaise,
  state,
  reason,
  payoutReference,
});
