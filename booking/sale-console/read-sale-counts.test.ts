import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEvent } from "#booking/events/read-event.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { readSaleCounts } from "./read-sale-counts.ts";

let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline();
});
afterAll(() => opened.close());

async function aConfirmedBooking() {
  const { startline } = opened;
  const event = await anEventOnSale(startline, { capacity: 5 });
  const rider = aVisitor((path, init) => opened.api.request(path, init), event);
  const orderId = await rider.toCheckout();
  const { razorpay_payment_id: paymentId = "" } = await payAt(opened.razorpay.url, orderId);
  await syncBooking(startline, rider.bookingId);
  const counts = async () => {
    const found = await readEvent(startline.db, event.id);
    if (!found) throw new Error("the event is gone");
    return readSaleCounts(startline, found);
  };
  return { eventId: event.id, bookingId: rider.bookingId, paymentId, counts };
}

test("a confirmed booking whose payment was given back in Razorpay's dashboard needs attention", async () => {
  const { bookingId, paymentId, counts } = await aConfirmedBooking();
  expect((await counts()).attention).toBe(0);

  const refunded = await fetch(`${opened.razorpay.url}/_sim/payments/${paymentId}/refund`, { method: "POST" });
  expect(refunded.status).toBe(200);
  await syncBooking(opened.startline, bookingId);

  expect(await counts()).toMatchObject({ confirmed: 1, attention: 1, warnings: [] });
});

test("a refund counts as failed only once no attempt follows", async () => {
  const { eventId, bookingId, counts } = await aConfirmedBooking();
  const anAttempt = (number: number, state: string) =>
    sql`
    INSERT INTO refunds (event_id, id, booking_id, payment_id, razorpay_payment_id, reason, attempt_no, amount_paise,
      state, next_try_at, created_at, updated_at)
    VALUES (${eventId}, ${`rfd_${number}`}, ${bookingId}, 'pmt_1', 'pay_1', 'late', ${number}, 100, ${state}, now(),
      now(), now())`.execute(opened.startline.db);

  await anAttempt(1, "failed");
  await anAttempt(2, "wanted");
  expect(await counts()).toMatchObject({ refunds: { open: 1, failed: 0 } });

  await sql`UPDATE refunds SET state = 'failed' WHERE event_id = ${eventId}`.execute(opened.startline.db);
  expect(await counts()).toMatchObject({ refunds: { open: 0, failed: 1 } });
});
