import { addMinutes } from "#platform/clock.ts";
import { type Booking, stateNow } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { stopKeepingPlace } from "../bookings/release-place.ts";
import type { Gateway, GatewayPayment } from "./gateway.ts";
import { selectOrderId } from "./payments.sql.ts";
import { type SettleDeps, settlePayment } from "./settle-payment.ts";

export type SyncDeps = SettleDeps & { gateway: Gateway };
export type SyncAnswer = { asked: false } | { asked: true; isUnderWay: boolean; version: number };

/** Razorpay captures by itself what is authorized within 12 minutes of the payment's start; later we have to ask. */
const AUTOMATIC_CAPTURE_MINUTES = 12;

/**
 * The one way to settle: asks Razorpay what became of the booking's order and settles each payment. Callback, webhook,
 * return page and reconciler all only cause this. Never inside a transaction.
 * `asked: false` when there is no order yet or Razorpay can't be reached: nothing is known and nothing changed.
 */
export async function syncBooking(deps: SyncDeps, bookingId: string): Promise<SyncAnswer> {
  const booking = await readBooking(deps.db, bookingId);
  const orderId = booking && (await selectOrderId(deps.db, booking));
  if (!booking || !orderId) return { asked: false };

  const askedAt = deps.clock.now();
  const [order, payments] = await Promise.all([deps.gateway.readOrder(orderId), deps.gateway.readPayments(orderId)]);
  if (!order.ok || !payments.ok) return { asked: false };

  // What was captured first is accepted first.
  const inOrder = payments.value.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  for (const payment of inOrder) await settlePayment(deps, bookingId, await captureIfKept(deps, booking, payment));

  // An attempt that the list does not show yet counts as under way.
  const isOpen = inOrder.some((payment) => payment.state === "created" || payment.state === "authorized");
  const isUnderWay = isOpen || order.value.attempts > inOrder.length;
  if (!isUnderWay) await stopKeepingIfOver(deps, booking, askedAt);
  return { asked: true, isUnderWay, version: booking.version };
}

async function captureIfKept(deps: SyncDeps, booking: Booking, payment: GatewayPayment): Promise<GatewayPayment> {
  const now = deps.clock.now();
  const isLeftToUs = payment.state === "authorized" && addMinutes(payment.createdAt, AUTOMATIC_CAPTURE_MINUTES) <= now;
  if (!isLeftToUs || stateNow(booking, now) !== "paying" || payment.amountPaise !== booking.amountPaise) return payment;
  const captured = await deps.gateway.capture(payment.id, payment.amountPaise, payment.currency);
  return captured.ok ? captured.value : payment;
}

/**
 * After payBy no new payment can start from our page: without one under way there is nothing to keep the place for.
 * Only an answer to a question asked after payBy says so: one asked before may not know of a payment begun meanwhile.
 */
async function stopKeepingIfOver(deps: SyncDeps, booking: Booking, askedAt: Date): Promise<void> {
  if (booking.state !== "paying" || !booking.payBy || booking.payBy > askedAt) return;
  await stopKeepingPlace(deps, booking); // Its version is the one that was read before asking.
}
