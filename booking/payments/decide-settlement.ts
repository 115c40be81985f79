import type { BookingState } from "../bookings/booking.ts";
import type { GatewayPayment } from "./gateway.ts";

export type BookingFacts = {
  state: BookingState;
  amountPaise: number;
  currency: string;
  /** Razorpay's id of the payment that paid for this booking, if one has. */
  acceptedPaymentId: string | null;
};

export type RefundReason = "surplus" | "late" | "released" | "cancelled";
export type Settlement =
  | { act: "nothing" }
  /** Remember what became of the payment; the booking does not change. */
  | { act: "record" }
  | { act: "confirm" }
  /** Another place, if one is free; else decide again with `noPlaceLeft`. */
  | { act: "place_again" }
  | { act: "refund"; reason: RefundReason }
  | { act: "quarantine"; because: "amount_mismatch" };

/**
 * What must follow from one payment as Razorpay reports it now. Pure: the caller applies it under the lock, or asks
 * again when the booking has changed meanwhile.
 * @param known what we stored of this payment before: its refund or quarantine is decided once.
 */
export function decideSettlement(
  booking: BookingFacts,
  payment: GatewayPayment,
  known: { role: string | null; hasRefund: boolean; state: string } | null,
  noPlaceLeft = false,
): Settlement {
  if (payment.state === "refunded") return known?.state === "refunded" ? { act: "nothing" } : { act: "record" };
  if (payment.state !== "captured") return known?.state === payment.state ? { act: "nothing" } : { act: "record" };
  // A slower answer may still say "captured" of money that has gone back meanwhile.
  if (known?.state === "refunded") return { act: "nothing" };
  if (known?.hasRefund || known?.role === "quarantine") return { act: "nothing" };
  if (booking.acceptedPaymentId === payment.id) return { act: "nothing" };
  if (payment.amountPaise !== booking.amountPaise || payment.currency !== booking.currency) {
    return { act: "quarantine", because: "amount_mismatch" };
  }
  if (booking.acceptedPaymentId !== null) return { act: "refund", reason: "surplus" };

  switch (booking.state) {
    case "held":
    case "paying":
      // A place that is held is lost only with the whole event.
      return noPlaceLeft ? { act: "refund", reason: "cancelled" } : { act: "confirm" };
    case "expired":
      // The place is gone but the person has paid: try for another before giving the money back.
      return noPlaceLeft ? { act: "refund", reason: "late" } : { act: "place_again" };
    case "released":
      return { act: "refund", reason: "released" };
    case "cancelled":
      return { act: "refund", reason: "cancelled" };
    case "confirmed":
      return { act: "refund", reason: "surplus" }; // A complimentary booking takes no money.
  }
}
