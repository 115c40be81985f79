import { GRACE_MINUTES } from "#booking/bookings/booking.ts";
import type { Payment } from "#simulators/razorpay/engine/payment.ts";
import type { Simulator } from "#simulators/razorpay/simulator.ts";
import type { BookingRow, Rows } from "./rows.ts";

const GRACE_MS = GRACE_MINUTES * 60_000;

/** When Razorpay took the money, in milliseconds since 1970; null if it never did. */
export function capturedAtMs(sim: Simulator, payment: Payment): number | null {
  const told = sim.webhooks.ofOrder(payment.wire.order_id);
  return (
    told.find(({ name, paymentId }) => name === "payment.captured" && paymentId === payment.wire.id)?.createdAtMs ??
    null
  );
}

/** Where one step began: what our rows said, how many calls Razorpay had answered, and what it had captured. */
export type Beginning = { rows: Rows; calls: number; captured: Set<string> };

export const beginStep = (sim: Simulator, rows: Rows): Beginning => ({
  rows,
  calls: sim.requests.total,
  captured: new Set(
    [...sim.books.payments.values()].flatMap(({ wire }) => (wire.status === "captured" ? [wire.id] : [])),
  ),
});

/**
 * Promise 2, exactly: whoever has paid for a place that is kept is confirmed by the next question that Razorpay answers,
 * and a place ends neither before its time nor while money for it has come in time.
 */
export function keptPlacesBroken(sim: Simulator, before: Beginning, after: Rows): string[] {
  return before.rows.bookings.flatMap((was) => {
    const is = after.bookings.find(({ id }) => id === was.id);
    if (!is || after.isCancelled) return [];
    const payments = paymentsFor(sim, after, was);
    const broken: string[] = [];

    if (was.state === "held" && is.state === "expired" && Number(is.ended_at) < Number(was.hold_expires_at)) {
      broken.push(`${was.id}: a hold ended before its five minutes`);
    }
    const isPaidInTime = payments.some((payment) => (capturedAtMs(sim, payment) ?? Infinity) < Number(was.pay_by));
    if (was.state === "paying" && is.state === "expired") {
      if (Number(is.ended_at) < Number(was.pay_by)) broken.push(`${was.id}: a place ended while its rider was paying`);
      if (isPaidInTime && Number(is.ended_at) < Number(was.pay_by) + GRACE_MS) {
        broken.push(`${was.id}: a place ended though it was paid in time`);
      }
    }
    const isPaid = payments.some(({ wire }) => before.captured.has(wire.id));
    if (was.state === "paying" && isPaid && isAnswered(sim, before, after, was) && is.confirmed_at === null) {
      broken.push(`${was.id}: paid, the place kept, Razorpay answered, and still ${is.state}`);
    }
    return broken;
  });
}

function paymentsFor(sim: Simulator, rows: Rows, booking: BookingRow): Payment[] {
  const orders = rows.orders.filter(({ booking_id }) => booking_id === booking.id);
  return (
    orders
      .flatMap(({ order_id }) => sim.books.orders.get(order_id)?.payments ?? [])
      .filter(({ wire }) => wire.amount === booking.amount_paise && wire.currency === "INR")
      // Whoever was given all of it back, by whomever, has not paid.
      .filter(({ wire }) => wire.status !== "refunded")
  );
}

/** Whether all that we asked about the booking's orders in this step was answered well, in time, and at least once. */
function isAnswered(sim: Simulator, before: Beginning, after: Rows, booking: BookingRow): boolean {
  if (sim.requests.total === before.calls) return false;
  const calls = sim.requests.latest(sim.requests.total - before.calls);
  return after.orders
    .filter(({ booking_id }) => booking_id === booking.id)
    .every(({ order_id }) => {
      const about = calls.filter(({ path }) => path.startsWith(`/v1/orders/${order_id}`));
      const isGood = about.every(({ status, fault }) => status === 200 && fault === null);
      const isInTime = about.every(({ at }) => (at + 1) * 1000 < Number(booking.kept_until));
      return about.length >= 2 && isGood && isInTime;
    });
}
