import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { type PayRefusal, startPaying } from "../bookings/start-paying.ts";
import type { CaptureMode } from "./gateway.ts";
import { insertOrder, selectOfferedOrderId } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { syncTime } from "./sync-plan.ts";

export type PaymentRefusal = PayRefusal | "gateway_busy";
export type PaymentAnswer =
  | { started: true; orderId: string; amountPaise: number; payBy: Date; timeoutSeconds: number }
  | { started: false; because: PaymentRefusal };

/**
 * Pay was pressed. First, under the lock, the booking's clock becomes the payment's; only then is Razorpay asked for
 * the order. Pressing again, or after a lost answer, leads to the same order and the same times. An order is never
 * handed out once its time is over.
 * `gateway_busy`: Razorpay did not answer; the place stays kept and pressing again is safe.
 */
export async function startPayment(
  deps: PaymentDeps & { capture: CaptureMode },
  booking: Booking,
): Promise<PaymentAnswer> {
  const paying = await startPaying(deps, booking);
  if (!paying.isPaying) return { started: false, because: paying.because };

  // The category could be changed until just now, and with it the amount.
  const fixed = await readBooking(deps.db, booking.id);
  if (!fixed) throw new Error(`booking ${booking.id} is gone`);
  const orderId = (await selectOfferedOrderId(deps.db, fixed)) ?? (await createOrder(deps, fixed));
  if (!orderId) return { started: false, because: "gateway_busy" };
  const timeoutSeconds = Math.floor((paying.payBy.getTime() - deps.clock.now().getTime()) / 1000);
  if (timeoutSeconds <= 0) return { started: false, because: "hold_expired" };
  return { started: true, orderId, amountPaise: fixed.amountPaise, payBy: paying.payBy, timeoutSeconds };
}

async function createOrder(deps: PaymentDeps & { capture: CaptureMode }, booking: Booking): Promise<string | null> {
  const { id, amountPaise, currency } = booking;
  const { capture } = deps;
  const order = await deps.gateway.createOrder({ receipt: id, amountPaise, currency, capture });
  if (!order.ok) {
    deps.log.warn(
      { bookingId: id, because: order.because, reason: order.reason },
      "could not create order at Razorpay",
    );
    return null;
  }
  const now = deps.clock.now();
  const firstSyncAt = syncTime(now, 0);
  await insertOrder(deps.db, booking, { orderId: order.value.id, isOffered: true, capture, firstSyncAt }, now);
  // Of two that pressed Pay at once both get the one that was stored first.
  return selectOfferedOrderId(deps.db, booking);
}
