import { addMinutes, addSeconds } from "#platform/clock.ts";
import { type Booking, PAY_MINUTES } from "../bookings/booking.ts";
import type { ReleaseOutcome } from "../bookings/decide-release.ts";
import { releasePlace } from "../bookings/release-place.ts";
import { selectOrders } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { type SyncAnswer, syncBooking } from "./sync-booking.ts";

/**
 * Creating an order is at most two calls with a time-out of 8 seconds each: after that no order of the first press can come. If
 * Pay is pressed again at this very moment, what is paid for that order goes back like any money for a released booking.
 */
const ORDER_SECONDS_MAX = 20;

/**
 * The visitor gives the place back; it is free at once. Once Pay was pressed Razorpay is asked first, because money
 * may be on its way: then the place stays with the visitor until that is known. Without an order no money can be.
 * `sync` asks what this call's booking came to, no earlier than it is called.
 */
export async function releaseBooking(
  deps: PaymentDeps,
  booking: Booking,
  sync: (bookingId: string) => Promise<SyncAnswer> = (id) => syncBooking(deps, id),
): Promise<ReleaseOutcome> {
  const released = await releasePlace(deps, booking);
  if (released !== "payment_under_way") return released;
  if (await hasNoOrder(deps, booking)) return releasePlace(deps, booking, booking.version);

  const answer = await sync(booking.id);
  if (!answer.asked || answer.isUnderWay) return "payment_under_way";
  return releasePlace(deps, booking, answer.version);
}

/** Pay was pressed and Razorpay made no order, or its answer was lost: nobody has an order to pay. */
async function hasNoOrder(deps: PaymentDeps, booking: Booking): Promise<boolean> {
  if (!booking.payBy) return false;
  const pressedAt = addMinutes(booking.payBy, -PAY_MINUTES);
  if (addSeconds(pressedAt, ORDER_SECONDS_MAX) > deps.clock.now()) return false;
  return (await selectOrders(deps.db, booking)).length === 0;
}
