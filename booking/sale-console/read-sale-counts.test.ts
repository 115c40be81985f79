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

test("with a category hidden, riders and organizers read the same number of places that are left, and it is true", async () => {
  const { startline } = opened;
  const categories = [
    { id: "cat_far", capacity: 3 },
    { id: "cat_near", capacity: 2 },
  ];
  const { id, slug } = await anEventOnSale(startline, { capacity: 5, categories });
  await sql`UPDATE categories SET is_hidden = true WHERE event_id = ${id} AND id = 'cat_near'`.execute(startline.db);
  const rider = aVisitor((path, init) => opened.api.request(path, init), { slug, categoryId: "cat_far" });
  await rider.toCheckout();
  const event = await readEvent(startline.db, id);
  if (!event) throw new Error("the event is gone");
  expect(await readSaleCounts(startline, event)).toMatchObject({ capacity: 5, held: 1, free: 2 });
  const read = await opened.api.request(`/api/events/${slug}/status`);
  expect(await read.json()).toMatchObject({ capacity: 3, held: 1, remaining: 2 });
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
