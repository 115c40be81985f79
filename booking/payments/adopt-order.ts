import { addMinutes } from "#platform/clock.ts";
import { eventIdOf } from "#platform/ids.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { insertOrder, selectOrders } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";

export type Adoption =
  | { outcome: "adopted"; bookingId: string }
  /** Another program's on the same account: neither its receipt nor its notes name a booking. */
  | { outcome: "foreign" }
  /** It names a booking, and there is none, or of another amount. */
  | { outcome: "without_booking" }
  /** Razorpay does not show it to us. */
  | { outcome: "refused" }
  /** Razorpay could not be asked. */
  | { outcome: "unknown" };

/**
 * An order that we do not know, of which Razorpay tells us: it may be one of ours whose answer was lost. Its receipt is
 * then a booking of ours, and what is paid for it is settled like any other payment of that booking.
 */
export async function adoptOrder(deps: PaymentDeps, orderId: string): Promise<Adoption> {
  const order = await deps.gateway.readOrder(orderId);
  if (!order.ok) return { outcome: order.because };
  const { receipt, bookingNote, amountPaise } = order.value;
  const named = [receipt, bookingNote].find((text) => text !== null && eventIdOf("bkg", text) !== null);
  if (!named) return { outcome: "foreign" };
  const booking = receipt ? await readBooking(deps.db, receipt) : null;
  if (!booking || amountPaise !== booking.amountPaise) return { outcome: "without_booking" };

  const now = deps.clock.now();
  const [known] = await selectOrders(deps.db, booking);
  const capture = known?.capture ?? "automatic";
  const adopted = { orderId, isOffered: false, capture, firstSyncAt: addMinutes(now, 1) };
  await insertOrder(deps.db, booking, adopted, now);
  deps.log.warn({ orderId, bookingId: booking.id }, "adopted an order whose answer had been lost");
  return { outcome: "adopted", bookingId: booking.id };
}
