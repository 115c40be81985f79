import type { Booking } from "../bookings/booking.ts";
import { selectOfferedOrderId } from "./orders.sql.ts";
import { type SyncDeps, syncBooking } from "./sync-booking.ts";

export type CheckoutResult = { orderId: string; paymentId: string; signature: string };

/**
 * What Checkout handed to the browser. A good signature only says that Razorpay issued the pair; whether money was
 * captured is asked from Razorpay itself. False for a signature that is not Razorpay's or an order of somebody else.
 */
export async function verifyCheckout(deps: SyncDeps, booking: Booking, result: CheckoutResult): Promise<boolean> {
  const orderId = await selectOfferedOrderId(deps.db, booking);
  if (!orderId || result.orderId !== orderId) return false;
  if (!deps.gateway.isCheckoutSignature(orderId, result.paymentId, result.signature)) return false;
  await syncBooking(deps, booking.id);
  return true;
}
