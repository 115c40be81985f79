import type { BookingView } from "./booking-view.ts";

export type Screen =
  | "form"
  | "pay"
  | "confirming"
  | "confirming_late"
  | "in_review"
  | "ticket"
  | "expired"
  | "released"
  | "cancelled"
  | "not_taken"
  | "refunded";

type Facts = Pick<BookingView, "state" | "payment" | "serverTime" | "payBy"> & {
  refunds: readonly unknown[];
  cancellation: unknown;
};

/** What happened on this page and may not be in the server's last answer yet. */
export type CheckoutTrace = {
  /** How many Checkout windows were opened here and have closed, paid or not. */
  windowsEnded: number;
  /** Checkout reported success in this browser. */
  hasReturned: boolean;
  /** That report is on its way to the server, which asks Razorpay for it. */
  isReporting: boolean;
};

/** What this page knows and the server's answer does not say. */
export type PageFacts = Omit<CheckoutTrace, "isReporting"> & {
  /** Razorpay has been asked since the page was opened and since Checkout's last window ended. */
  hasAskedRazorpay: boolean;
};

/**
 * Which screen matches the booking's state. While the payment's state is unknown the answer is never "failed", and
 * nobody is asked to pay. Only the server ends a booking's time: it may have given some back, and this phone's clock may
 * be wrong.
 */
export function decideScreen(booking: Facts, page: PageFacts): Screen {
  const { state, payment, refunds } = booking;
  const { hasReturned, hasAskedRazorpay } = page;
  switch (state) {
    case "confirmed":
      return "ticket";
    case "cancelled":
      return "cancelled";
    case "held":
      // Checkout was opened, so the server is past "held"; its answer has not arrived yet.
      return hasReturned || page.windowsEnded > 0 ? "confirming" : "form";
    case "released":
      if (booking.cancellation) return "cancelled";
      if (payment === "not_taken") return "not_taken";
      return refunds.length > 0 || hasArrived(payment) ? "refunded" : "released";
    case "paying":
    case "expired":
      break;
  }

  if (payment === "in_review") return "in_review";
  const waiting = state === "paying" ? "confirming" : "confirming_late";
  if (payment === "under_way") return waiting;
  if (refunds.length > 0) return "refunded";
  if (payment === "not_taken") return "not_taken";
  if (hasReturned || hasArrived(payment)) return waiting;
  if (state === "expired") return "expired";
  const { payBy, serverTime } = booking;
  const mayPay = hasAskedRazorpay && (payBy === null || Date.parse(serverTime) < Date.parse(payBy));
  return mayPay ? "pay" : "confirming";
}

const hasArrived = (payment: BookingView["payment"]): boolean => payment === "captured" || payment === "in_review";

/** Whether the screen is about a place that is held or taken: only there may we say that it is safe. */
export function hasPlace(screen: Screen): boolean {
  return screen === "form" || screen === "pay" || screen === "confirming" || screen === "ticket";
}

/** Until when the person has to fill in the form, or to pay. */
export const endOf = ({ payBy, holdExpiresAt }: Pick<BookingView, "payBy" | "holdExpiresAt">): string =>
  payBy ?? holdExpiresAt;

/** How often the server is asked whether a time is over that seems to be. */
const AT_END_MS = 2500;
/** After the end, not before it. */
const PAST_END_MS = 200;

/**
 * Milliseconds until the next poll; null when nothing will change anymore. `remainingMs` is until the end of the time for
 * the form or the payment.
 */
export function decideBookingPollDelay(screen: Screen, remainingMs: number): number | null {
  const delayMs = usualPollDelay(screen);
  if (delayMs === null || (screen !== "form" && screen !== "pay")) return delayMs;
  return Math.min(delayMs, remainingMs > 0 ? remainingMs + PAST_END_MS : AT_END_MS);
}

function usualPollDelay(screen: Screen): number | null {
  switch (screen) {
    case "confirming":
      return 2500;
    case "confirming_late":
    case "pay":
      return 5000;
    case "form":
    case "refunded":
      return 15_000;
    case "cancelled":
    case "in_review":
    case "expired": // A payment may still arrive.
      return 30_000;
    case "ticket":
    case "released":
    case "not_taken":
      return null;
  }
}
