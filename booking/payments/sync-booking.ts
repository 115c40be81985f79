import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { stopKeepingPlace } from "../bookings/release-place.ts";
import { capturePayment } from "./capture-payment.ts";
import type { Gateway, GatewayPayment } from "./gateway.ts";
import { keepSyncAnswer, type OrderRow, selectOrders } from "./orders.sql.ts";
import { type SettleDeps, settlePayment } from "./settle-payment.ts";
import { settleRefunds } from "./settle-refunds.ts";

export type SyncDeps = SettleDeps & { gateway: Gateway };
export type SyncAnswer =
  | { asked: false }
  /** `captured`: Razorpay's ids of what it says was taken, gone back or not. */
  | { asked: true; isUnderWay: boolean; version: number; captured: ReadonlySet<string> };

/**
 * The one way to settle: asks Razorpay what became of the booking's orders and settles each payment. Callback, webhook,
 * return page and reconciler all only cause this. Never inside a transaction.
 * `asked: false` when there is no order yet or Razorpay can't be reached: nothing is known and nothing changed.
 */
export async function syncBooking(deps: SyncDeps, bookingId: string): Promise<SyncAnswer> {
  const booking = await readBooking(deps.db, bookingId);
  const orders = booking ? await selectOrders(deps.db, booking) : [];
  if (!booking || orders.length === 0) return { asked: false };

  const askedAt = deps.clock.now();
  const reports = await Promise.all(orders.map((order) => askAbout(deps, order)));
  if (reports.some((report) => report === null)) return { asked: false };

  // What was captured first is accepted first.
  const payments = reports
    .flatMap((report) => report?.payments ?? [])
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const captureOf = new Map(orders.map((order) => [order.orderId, order.capture]));
  for (const payment of payments) {
    await settle(deps, bookingId, payment, captureOf.get(payment.orderId) ?? "automatic");
    await settleRefunds(deps, booking, payment);
  }

  for (const report of reports) {
    if (report) await keepSyncAnswer(deps.db, report.orderId, { at: askedAt, isUnderWay: report.isUnderWay });
  }
  const isUnderWay = reports.some((report) => report?.isUnderWay);
  if (!isUnderWay) await stopKeepingIfOver(deps, booking, askedAt);
  const captured = new Set(payments.filter((payment) => payment.wasCaptured).map((payment) => payment.id));
  return { asked: true, isUnderWay, version: booking.version, captured };
}

type Report = { orderId: string; payments: GatewayPayment[]; isUnderWay: boolean };

async function askAbout(deps: SyncDeps, { orderId }: OrderRow): Promise<Report | null> {
  const [order, payments] = await Promise.all([deps.gateway.readOrder(orderId), deps.gateway.readPayments(orderId)]);
  if (!order.ok || !payments.ok) return null;
  const isOpen = payments.value.some((payment) => payment.state === "created" || payment.state === "authorized");
  // An attempt that the list does not show yet counts as under way.
  return { orderId, payments: payments.value, isUnderWay: isOpen || order.value.attempts > payments.value.length };
}

async function settle(
  deps: SyncDeps,
  bookingId: string,
  payment: GatewayPayment,
  capture: OrderRow["capture"],
): Promise<void> {
  if ((await settlePayment(deps, bookingId, payment, capture)) === "settled") return;
  const captured = await capturePayment(deps, payment);
  if (captured && captured.state !== "authorized") await settlePayment(deps, bookingId, captured, capture);
}

/**
 * After payBy no new payment can start from our page: without one under way there is nothing to keep the place for.
 * Only an answer to a question asked after payBy says so: one asked before may not know of a payment begun meanwhile.
 */
async function stopKeepingIfOver(deps: SyncDeps, booking: Booking, askedAt: Date): Promise<void> {
  if (booking.state !== "paying" || !booking.payBy || booking.payBy > askedAt) return;
  await stopKeepingPlace(deps, booking); // Its version is the one that was read before asking.
}
