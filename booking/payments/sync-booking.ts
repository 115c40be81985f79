import type { Booking } from "../bookings/booking.ts";
import { endGracePeriod } from "../bookings/release-place.ts";
import { capturePayment } from "./capture-payment.ts";
import type { GatewayPayment } from "./gateway.ts";
import { type OrderRow, selectOrdersOf, storeSyncAnswers } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { type Money, readMoney } from "./read-money.ts";
import { reconcileRefunds } from "./reconcile-refunds.ts";
import { requestedPaise } from "./refund.ts";
import { settlePayment } from "./settle-payment.ts";
import { QUIET_MINUTES_ONCE_SETTLED } from "./sync-plan.ts";

export type SyncAnswer =
  | { asked: false }
  /** `captured`: Razorpay's ids of what it says was taken, gone back or not. `settled`: its ids of orders that are paid and done with. */
  | {
      asked: true;
      isUnderWay: boolean;
      version: number;
      captured: ReadonlySet<string>;
      settled: ReadonlySet<string>;
    };

/**
 * The one way to settle a booking: asks Razorpay what became of the booking's orders and settles each payment. Callback, webhook,
 * return page and reconciler all only cause this. Never inside a transaction.
 * `asked: false` when there is no order yet, when Razorpay can't be reached, so that nothing is known and nothing changed,
 * or when it did not say what became of a capture that we asked for: the question is to be asked again soon.
 */
export async function syncBooking(deps: PaymentDeps, bookingId: string): Promise<SyncAnswer> {
  const [before, orders] = await Promise.all([readMoney(deps.db, bookingId), selectOrdersOf(deps.db, bookingId)]);
  if (!before || orders.length === 0) return { asked: false };

  const askedAt = deps.clock.now();
  const reports = await Promise.all(orders.map((order) => readReport(deps, order)));
  if (!isComplete(reports)) return { asked: false };
  const { payments, isCaptureUnknown } = await settleAll(deps, before, orders, reports);

  const settled = await storeSyncAnswers(deps.db, reports, { at: askedAt, quietMinutes: QUIET_MINUTES_ONCE_SETTLED });
  if (isCaptureUnknown) return { asked: false };
  const isUnderWay = reports.some((report) => report.isUnderWay);
  if (!isUnderWay) await endGracePeriodIfOver(deps, before.booking, askedAt);
  const captured = new Set(payments.filter((payment) => payment.wasCaptured).map((payment) => payment.id));
  return { asked: true, isUnderWay, version: before.booking.version, captured, settled };
}

const isComplete = (reports: (Report | null)[]): reports is Report[] => reports.every((report) => report !== null);

/** Settles every payment and what went back of it. What was captured first is accepted first. */
async function settleAll(
  deps: PaymentDeps,
  before: Money,
  orders: OrderRow[],
  reports: Report[],
): Promise<{ payments: GatewayPayment[]; isCaptureUnknown: boolean }> {
  const payments = reports
    .flatMap((report) => report.payments)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const captureOf = new Map(orders.map((order) => [order.orderId, order.capture]));
  let money: Money | null = before;
  let isCaptureUnknown = false;
  for (const payment of payments) {
    const capture = captureOf.get(payment.orderId) ?? "automatic";
    const outcome = await settle(deps, before.booking.id, payment, capture, money);
    if (hasUnknownRefunds(before, payment)) await reconcileRefunds(deps, before.booking, payment.id);
    if (outcome !== "nothing_new") money = null; // The next one is decided from what this one has written.
    if (outcome === "capture_unknown") isCaptureUnknown = true;
  }
  return { payments, isCaptureUnknown };
}

type Report = { orderId: string; payments: GatewayPayment[]; isUnderWay: boolean; isPaid: boolean };

async function readReport(deps: PaymentDeps, { orderId, checkoutPaymentId }: OrderRow): Promise<Report | null> {
  const [order, payments] = await Promise.all([deps.gateway.readOrder(orderId), deps.gateway.readPayments(orderId)]);
  if (!order.ok || !payments.ok) return null;
  const isOpen = payments.value.some((payment) => payment.state === "created" || payment.state === "authorized");
  // An attempt that the list does not show yet counts as under way.
  const isUnlisted = checkoutPaymentId !== null && !payments.value.some(({ id }) => id === checkoutPaymentId);
  const isUnderWay = isOpen || isUnlisted || order.value.attempts > payments.value.length;
  const isPaid = payments.value.some((payment) => payment.wasCaptured);
  return { orderId, payments: payments.value, isUnderWay, isPaid };
}

/** `nothing_new`: nothing was written. */
async function settle(
  deps: PaymentDeps,
  bookingId: string,
  payment: GatewayPayment,
  capture: OrderRow["capture"],
  money: Money | null,
): Promise<"nothing_new" | "settled" | "capture_unknown"> {
  const outcome = await settlePayment(deps, bookingId, payment, capture, money);
  if (outcome !== "capture") return outcome;
  const captured = await capturePayment(deps, payment);
  if (!captured) return "capture_unknown";
  if (captured.state !== "authorized") await settlePayment(deps, bookingId, captured, capture);
  return "settled";
}

/** Whether more or less of the payment went back than we know of: somebody may have made a refund in the dashboard. */
function hasUnknownRefunds({ payments }: Money, payment: GatewayPayment): boolean {
  const row = payments.find((entry) => entry.razorpayPaymentId === payment.id);
  return requestedPaise(row?.refunds ?? []) !== payment.refundedPaise;
}

/**
 * After payBy no new payment can start from our page: without one under way there is nothing to keep the place for.
 * Only an answer to a question asked after payBy says so: one asked before may not know of a payment begun meanwhile.
 */
async function endGracePeriodIfOver(deps: PaymentDeps, booking: Booking, askedAt: Date): Promise<void> {
  if (booking.state !== "paying" || !booking.payBy || booking.payBy > askedAt) return;
  await endGracePeriod(deps, booking); // Its version is the one that was read before asking.
}
