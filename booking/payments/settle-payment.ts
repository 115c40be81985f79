import { newRowId } from "#platform/ids.ts";
import { createAttentionItem } from "../attention/raise-attention.ts";
import type { Booking } from "../bookings/booking.ts";
import { acceptPosting, capturePostings } from "../ledger/posting.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { decideSettlement, type SettlementAction } from "./decide-settlement.ts";
import type { CaptureMode, GatewayPayment } from "./gateway.ts";
import type { SettleDeps } from "./payment-deps.ts";
import { type PaymentRow, type SettleOrder, settlePaymentInSql } from "./payments.sql.ts";
import { type Money, readMoney } from "./read-money.ts";
import type { RefundReason } from "./refund.ts";

/** More rounds than a booking has states: whoever still finds it changed has met a bug or a stuck lock. */
const ROUNDS_MAX = 10;

/**
 * Brings one payment, as Razorpay reports it, to its end: read without a lock, decide, apply under the lock, and decide
 * again if the booking moved meanwhile. Safe to call twice, late, in any order and in parallel.
 * `capture`: a place is kept for it and the money is still to be taken; the caller does so and settles again.
 * @param known what the caller has read of the booking's money, which saves reading it again; it may be old.
 * @throws when the database fails; nothing is then half done, and any later sync finishes it.
 */
export async function settlePayment(
  deps: SettleDeps,
  bookingId: string,
  payment: GatewayPayment,
  capture: CaptureMode,
  known: Money | null = null,
): Promise<"nothing_new" | "settled" | "capture"> {
  let hasNoPlace = false;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const money = (round === 0 ? known : null) ?? (await readMoney(deps.db, bookingId));
    if (!money) throw new Error(`payment ${payment.id} is for the unknown booking ${bookingId}`);
    const { booking } = money;
    const row = money.payments.find((entry) => entry.razorpayPaymentId === payment.id) ?? null;

    const action = decide(money, row, payment, { capture, hasNoPlace, now: deps.clock.now() });
    if (action === "capture") return "capture";
    if (action === "nothing") return "nothing_new";

    const stored = { ...payment, rowId: row?.id ?? newRowId("pmt", booking.eventId) };
    const outcome = await settlePaymentInSql(deps.pool, settleOrder(booking, stored, action), deps.clock.databaseNow());
    if (outcome === "applied" && action !== "place_again_to_capture") {
      deps.log.info({ bookingId, paymentId: payment.id, action }, "payment settled");
      return "settled";
    }
    if (outcome === "no_place") hasNoPlace = true;
  }
  throw new Error(`booking ${bookingId} kept changing while payment ${payment.id} was settled`);
}

function decide(
  { booking, payments, isEventCancelled }: Money,
  row: PaymentRow | null,
  payment: GatewayPayment,
  how: { capture: CaptureMode; hasNoPlace: boolean; now: Date },
): SettlementAction {
  const facts = {
    state: booking.state,
    keptUntil: booking.keptUntil,
    amountPaise: booking.amountPaise,
    currency: booking.currency,
    payBy: booking.payBy,
    isEventCancelled,
    acceptedPaymentId: payments.find((entry) => entry.role === "accepted")?.razorpayPaymentId ?? null,
  };
  const knownPayment = row && { ...row, hasRefund: row.refunds.length > 0 };
  return decideSettlement(facts, payment, knownPayment, how);
}

const ROLE_OF_REASON = { surplus: "surplus", late: "late", released: "late", cancelled: "late" } as const;

function settleOrder(
  booking: Booking,
  payment: GatewayPayment & { rowId: string },
  action: Exclude<SettlementAction, "nothing" | "capture">,
): SettleOrder {
  const { eventId } = booking;
  // Named after Razorpay's id: two that settle a new payment at once would each bring an id of their own.
  const postings = payment.wasCaptured ? capturePostings(payment) : [];
  const order: SettleOrder = {
    booking,
    action: "record",
    payment,
    role: null,
    refund: null,
    postings,
    messages: [],
    attention: [],
  };
  const refund = (reason: RefundReason & keyof typeof ROLE_OF_REASON): SettleOrder => {
    // Somebody may have given a part back at Razorpay before we knew of the payment.
    const amountPaise = payment.amountPaise - payment.refundedPaise;
    const wanted = amountPaise > 0 ? { id: newRowId("rfd", eventId), reason, amountPaise } : null;
    return { ...order, action: "refund", role: ROLE_OF_REASON[reason], refund: wanted };
  };
  const facts = { paymentId: payment.id, amountPaise: payment.amountPaise };

  switch (action) {
    case "record":
      return order;
    case "confirm":
    case "place_again":
      return {
        ...order,
        action,
        role: "accepted",
        postings: [...postings, acceptPosting(payment, booking.platformFeePaise)],
        messages: newMessages(eventId, "booking_confirmed"),
      };
    case "place_again_to_capture":
      return { ...order, action };
    case "leave_uncaptured":
      return { ...order, role: "late", messages: newMessages(eventId, "payment_not_taken", payment.rowId) };
    case "refund_surplus":
      return refund("surplus");
    case "refund_late":
      return refund("late");
    case "refund_released":
      return refund("released");
    case "refund_cancelled":
      return refund("cancelled");
    case "quarantine": {
      const expected = { ...facts, expectedPaise: booking.amountPaise, currency: payment.currency };
      const attention = [createAttentionItem(eventId, "payment_quarantined", payment.rowId, expected)];
      return { ...order, action, role: "quarantine", attention };
    }
    case "alarm":
      return { ...order, attention: [createAttentionItem(eventId, "payment_contradicted", payment.rowId, facts)] };
  }
}
