import { addSeconds } from "#platform/clock.ts";
import { newRowId } from "#platform/ids.ts";
import { createAttentionItem } from "../attention/raise-attention.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { refundPosting, refundReturnedPosting } from "../ledger/posting.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { decideRefunds, type RefundFinding } from "./decide-refunds.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";
import type { Refund, RefundReason } from "./refund.ts";
import { MESSAGE_KIND_OF_REFUND } from "./refund.ts";
import { type Consequences, finishRefundInSql, type RefundOutcome, recordOutsideRefundInSql } from "./refunds.sql.ts";

const NEXT_ATTEMPT_SECONDS = 3600;
export const FIRST_CHECK_SECONDS = 300;
/** More than a payment has refunds; the next sync goes on. */
const ROUNDS_MAX = 20;

/**
 * Reads all refunds of a payment at Razorpay and writes what became of each. Safe in parallel: what was decided from an older
 * reading is decided again. Answers whether Razorpay could be asked.
 */
export async function reconcileRefunds(
  deps: PaymentDeps,
  booking: Booking,
  razorpayPaymentId: string,
): Promise<boolean> {
  const inBooks = await deps.gateway.readRefunds(razorpayPaymentId);
  if (!inBooks.ok) return false;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const row = await rowOf(deps, booking, razorpayPaymentId);
    // What was only authorized was never ours: Razorpay's own refund of it moves no money of anybody's.
    if (!row?.capturedAt) return true;
    // One change at a time: each next one is decided from what the last has written.
    const [finding] = decideRefunds(row, row.refunds, inBooks.value);
    if (!finding) return true;
    // The sync that asks may just have confirmed the booking: who hears of a refund made elsewhere depends on that.
    const current = (await readBooking(deps.db, booking.id)) ?? booking;
    await applyFinding(deps, current, row, finding);
  }
  return true;
}

const rowOf = async (deps: PaymentDeps, booking: Booking, razorpayPaymentId: string): Promise<PaymentRow | null> =>
  (await selectPayments(deps.db, booking)).find((row) => row.razorpayPaymentId === razorpayPaymentId) ?? null;

/** Writes one finding with all that follows from it: ledger, messages, and what a person has to look at. */
export async function applyFinding(
  deps: PaymentDeps,
  booking: Booking,
  payment: PaymentRow,
  finding: RefundFinding,
): Promise<RefundOutcome> {
  const now = deps.clock.databaseNow();
  if (finding.is === "outside") {
    const { id: razorpayRefundId, amountPaise, state } = finding.entry;
    const refund = {
      id: newRowId("rfd", booking.eventId),
      razorpayRefundId,
      amountPaise,
      state: state === "processed" ? ("processed" as const) : ("requested" as const),
    };
    const effects = consequences(booking, payment, { ...refund, reason: "outside" }, refund.state);
    return recordOutsideRefundInSql(deps.pool, payment, refund, effects, now);
  }

  const { refund } = finding;
  const effects = consequences(booking, payment, refund, finding.is);
  if (finding.is === "requested") {
    const checkAt = addSeconds(deps.clock.now(), FIRST_CHECK_SECONDS);
    const { razorpayRefundId } = finding;
    return finishRefundInSql(deps.pool, refund, { state: "requested", razorpayRefundId, checkAt }, effects, now);
  }
  if (finding.is === "processed") {
    const { razorpayRefundId } = finding;
    return finishRefundInSql(deps.pool, refund, { state: "processed", razorpayRefundId }, effects, now);
  }

  const tryAt = addSeconds(deps.clock.now(), NEXT_ATTEMPT_SECONDS);
  const next =
    finding.nextPaise === null ? null : { id: newRowId("rfd", booking.eventId), amountPaise: finding.nextPaise, tryAt };
  // A refund made elsewhere of what pays for a booking that stands concerns nobody here; any other was somebody's money.
  const bookingStands = payment.role === "accepted" && booking.state === "confirmed";
  const isOwed = refund.reason !== "outside" || !bookingStands;
  const needsPerson = next === null && !finding.isGivenBack && isOwed;
  deps.log[needsPerson ? "error" : "warn"]({ refundId: refund.id, next: next?.id ?? null }, "refund failed");
  const attention = needsPerson
    ? [createAttentionItem(booking.eventId, "refund_failed", payment.id, factsOf(refund))]
    : [];
  return finishRefundInSql(deps.pool, refund, { state: "failed", next }, { ...effects, attention }, now);
}

/** `refundId` is ours: it leads the organizer's page to what can be done. */
const factsOf = (refund: Refund) => ({
  refundId: refund.id,
  paymentId: refund.razorpayPaymentId,
  amountPaise: refund.amountPaise,
});

function consequences(
  booking: Booking,
  payment: PaymentRow,
  refund: { id: string; amountPaise: number; reason: RefundReason },
  becomes: "requested" | "processed" | "failed",
): Consequences {
  const others = payment.refunds.filter((other) => isProcessed(other) && other.id !== refund.id);
  const refundedBeforePaise = others.reduce((total, other) => total + other.amountPaise, payment.disputedPaise);
  const isFlagged = refund.reason === "outside" && payment.role === "accepted" && booking.state === "confirmed";
  const flag = { refundId: refund.id, paymentId: payment.razorpayPaymentId, amountPaise: refund.amountPaise };
  const attention = isFlagged ? [createAttentionItem(booking.eventId, "refunded_outside", payment.id, flag)] : [];
  const isReturned = becomes === "failed" && others.length < payment.refunds.filter(isProcessed).length;
  const returned = isReturned
    ? [refundReturnedPosting(refund, refundedPaymentOf(booking, payment), refundedBeforePaise)]
    : [];
  if (becomes !== "processed") return { refundedBeforePaise, postings: returned, messages: [], attention };
  return {
    refundedBeforePaise,
    postings: [refundPosting(refund, refundedPaymentOf(booking, payment), refundedBeforePaise)],
    messages: newMessages(booking.eventId, MESSAGE_KIND_OF_REFUND[refund.reason], refund.id),
    attention,
  };
}

const isProcessed = ({ state }: Refund): boolean => state === "processed";

export const refundedPaymentOf = (booking: Booking, payment: PaymentRow) => ({
  isAccepted: payment.role === "accepted",
  amountPaise: payment.amountPaise,
  platformFeePaise: booking.platformFeePaise,
});
