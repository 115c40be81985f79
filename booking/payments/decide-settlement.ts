import { type BookingState, stateNow } from "../bookings/booking.ts";
import { isOursToCapture } from "./capture-rule.ts";
import type { CaptureMode, GatewayPayment } from "./gateway.ts";
import {
  type BookingColumn,
  type PaymentAction,
  type PaymentFact,
  STATE_TABLE,
  WITHOUT_A_PLACE,
} from "./state-table.ts";

export type BookingFacts = {
  /** As the row says. */
  state: BookingState;
  keptUntil: Date;
  amountPaise: number;
  currency: string;
  payBy: Date | null;
  isEventCancelled: boolean;
  /** Razorpay's id of the payment that paid for this booking, if one has. */
  acceptedPaymentId: string | null;
};

/** What we stored of the payment before. */
export type KnownPayment = {
  state: GatewayPayment["state"];
  role: string | null;
  hasRefund: boolean;
  gatewayFeePaise: number;
};

export type SettlementAction = PaymentAction | "nothing";

/**
 * What must follow from one payment as Razorpay reports it now. Pure: the caller applies it under the lock, or asks
 * again when the booking has changed meanwhile. A payment's refund or quarantine is decided once.
 */
export function decideSettlement(
  booking: BookingFacts,
  payment: GatewayPayment,
  known: KnownPayment | null,
  { capture, now, hasNoPlace = false }: { capture: CaptureMode; now: Date; hasNoPlace?: boolean },
): SettlementAction {
  const current = { ...booking, state: stateNow(booking, now) };
  const fact = factOf(booking, payment, known, isOursToCapture(capture, payment, current, now));
  if (fact === null) return "nothing";
  const action = STATE_TABLE[fact][columnOf(booking, now)];
  return hasNoPlace ? (WITHOUT_A_PLACE[action] ?? action) : action;
}

function columnOf(booking: BookingFacts, now: Date): BookingColumn {
  if (booking.isEventCancelled) return "event_cancelled";
  return stateNow(booking, now) === booking.state ? booking.state : "lapsed";
}

const RANK = { created: 0, failed: 1, authorized: 2, captured: 3, refunded: 4 };

/** Null: we know this already, or more. */
function factOf(
  booking: BookingFacts,
  payment: GatewayPayment,
  known: KnownPayment | null,
  isOurs: boolean,
): PaymentFact | null {
  const isAccepted = booking.acceptedPaymentId === payment.id;
  const isBesideAccepted = booking.acceptedPaymentId !== null && !isAccepted;
  if (payment.state === "failed" && isAccepted && known?.state === "captured") return "contradicted";
  if (known && RANK[known.state] > RANK[payment.state]) return null;
  const isFeeUpdate = known?.gatewayFeePaise === 0 && payment.feePaise > 0;

  switch (payment.state) {
    case "created":
      return known ? null : "under_way";
    case "failed":
      return known?.state === "failed" ? null : "failed";
    case "authorized":
      if (known?.role) return null;
      // If it is not the booking's amount we never capture it; a person looks at it if Razorpay does.
      if (!isOurs || !isOfBooking(payment, booking))
        return known?.state === "authorized" ? null : "authorized_for_razorpay";
      return isBesideAccepted ? "authorized_beside_accepted" : "authorized_for_us";
    case "captured":
      if (isAccepted || known?.hasRefund || known?.role === "quarantine") {
        return isFeeUpdate ? "fee_became_known" : null;
      }
      if (!isOfBooking(payment, booking)) return "captured_of_other_amount";
      if (known?.role === "late") return "captured_after_all";
      return isBesideAccepted ? "captured_beside_accepted" : "captured";
    case "refunded":
      if (known?.state !== "refunded") return "returned";
      return payment.wasCaptured && isFeeUpdate ? "fee_became_known" : null;
  }
}

const isOfBooking = (payment: GatewayPayment, booking: BookingFacts): boolean =>
  payment.amountPaise === booking.amountPaise && payment.currency === booking.currency;
