import { addMinutes } from "#platform/clock.ts";
import type { CaptureMode } from "./gateway.ts";

/** Within these Razorpay captures by itself what is authorized: the shortest time that it allows, from the payment's start. */
export const AUTOMATIC_CAPTURE_MINUTES = 12;
/** How much later we count it as ours: at the very minute Razorpay may still be taking it. */
const MARGIN_MINUTES = 1;
/** After these, five days, what nobody captured returns by itself: the longest that Razorpay allows. */
export const MANUAL_CAPTURE_MINUTES = 7200;

/**
 * Whether it is up to us to capture an authorized payment. In automatic mode it is once Razorpay's own time is over; and for a booking
 * whose place is still kept, once Checkout is closed: a place that was given is kept, even if Razorpay forgot to capture.
 */
export function isOursToCapture(
  capture: CaptureMode,
  payment: { createdAt: Date },
  booking: { state: string; payBy: Date | null },
  now: Date,
): boolean {
  if (capture === "manual" || addMinutes(payment.createdAt, AUTOMATIC_CAPTURE_MINUTES + MARGIN_MINUTES) <= now)
    return true;
  return booking.state === "paying" && booking.payBy !== null && booking.payBy <= now;
}
