import type { BookingView } from "./booking-view.ts";

export type Screen =
  | "form"
  | "pay"
  | "confirming"
  | "confirming_late"
  | "ticket"
  | "expired"
  | "released"
  | "cancelled"
  | "refunded";

type Facts = Pick<BookingView, "state" | "payment" | "refund" | "holdExpiresAt" | "payBy">;

/**
 * Which screen tells the truth about a booking. `hasReturned` means that Checkout reported success in this page, which
 * the server may not know yet. While the money's state is unknown the answer is never "failed".
 */
export function decideScreen(booking: Facts, now: number, hasReturned: boolean): Screen {
  switch (booking.state) {
    case "held":
      return now < Date.parse(booking.holdExpiresAt) ? "form" : "expired";
    case "paying": {
      if (hasReturned || isMoneyUnderWay(booking)) return "confirming";
      return booking.payBy === null || now < Date.parse(booking.payBy) ? "pay" : "confirming";
    }
    case "confirmed":
      return "ticket";
    case "expired":
      if (booking.refund) return "refunded";
      return hasReturned || isMoneyUnderWay(booking) ? "confirming_late" : "expired";
    case "released":
      return booking.refund ? "refunded" : "released";
    case "cancelled":
      return booking.refund ? "refunded" : "cancelled";
  }
}

const isMoneyUnderWay = (booking: Facts): boolean => booking.payment === "under_way" || booking.payment === "captured";

/** Milliseconds until the next look; null when nothing will change any more. */
export function decideLookDelay(screen: Screen): number | null {
  switch (screen) {
    case "confirming":
      return 2500;
    case "confirming_late":
    case "pay":
      return 5000;
    case "form":
    case "refunded":
      return 15_000;
    default:
      return null;
  }
}
