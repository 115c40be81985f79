import type { Booking } from "../bookings/booking.ts";
import { selectOfferedOrderId, storeCheckoutReturn } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { isCaptureKnown } from "./payments.sql.ts";
import { type SyncAnswer, syncBooking } from "./sync-booking.ts";

export type CheckoutResult = { orderId: string; paymentId: string; signature: string };

/**
 * What Checkout handed to the browser. A good signature only says that Razorpay issued the pair; whether money was
 * captured is asked from Razorpay itself, unless we know it already. False for a signature that is not Razorpay's or an
 * order of somebody else. `sync` asks what this call's booking came to, no earlier than it is called.
 */
export async function verifyCheckout(
  deps: PaymentDeps,
  booking: Booking,
  result: CheckoutResult,
  sync: (bookingId: string) => Promise<SyncAnswer> = (id) => syncBooking(deps, id),
): Promise<boolean> {
  const orderId = await selectOfferedOrderId(deps.db, booking);
  const isOurs = result.orderId === orderId;
  if (!orderId || !isOurs || !deps.gateway.isCheckoutSignature(orderId, result.paymentId, result.signature)) {
    const reason = isOurs ? "the signature is not Razorpay's" : "the order is another booking's";
    deps.log.warn({ bookingId: booking.id, reason }, "rejected Checkout result reported by a page");
    return false;
  }
  if (await isCaptureKnown(deps.db, booking.id, result.paymentId)) return true;
  await storeCheckoutReturn(deps.db, orderId, { paymentId: result.paymentId, at: deps.clock.now() });
  await sync(booking.id);
  return true;
}
