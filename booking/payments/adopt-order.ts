import { addMinutes } from "#platform/clock.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { insertOrder, selectOrders } from "./orders.sql.ts";
import type { SyncDeps } from "./sync-booking.ts";

/**
 * An order that we do not know, of which Razorpay tells us: it may be one of ours whose answer was lost. Its receipt is
 * then a booking of ours, and what is paid for it is settled like any other payment of that booking.
 * Answers the booking's id; null if the order is not ours; `undefined` if Razorpay could not be asked.
 */
export async function adoptOrder(deps: SyncDeps, orderId: string): Promise<string | null | undefined> {
  const order = await deps.gateway.readOrder(orderId);
  if (!order.ok) return order.because === "unknown" ? undefined : null;
  const booking = order.value.receipt ? await readBooking(deps.db, order.value.receipt) : null;
  if (!booking || order.value.amountPaise !== booking.amountPaise) return null;

  const now = deps.clock.now();
  const [known] = await selectOrders(deps.db, booking);
  const capture = known?.capture ?? "automatic";
  const adopted = { orderId, isOffered: false, capture, firstSyncAt: addMinutes(now, 1) };
  await insertOrder(deps.db, booking, adopted, now);
  deps.log.warn({ orderId, bookingId: booking.id }, "an order whose answer was lost belongs to its booking again");
  return booking.id;
}
