import { sql } from "kysely";
import { expect, test } from "vitest";
import { aMoneySale } from "#tests/builders/money-sale.ts";

test("pressing Pay twice at once leads to one order", async () => {
  const sale = await aMoneySale();
  const rider = sale.visitor();
  await rider.join();
  await rider.claim();
  await rider.fillIn();

  const replies = await Promise.all([rider.pressPay(), rider.pressPay(), rider.pressPay()]);

  expect(new Set(replies.map((reply) => reply.body.razorpay.orderId)).size).toBe(1);
});

test("the phone of a paying booking is refused to a second one before any order exists", async () => {
  const sale = await aMoneySale();
  const [first, second] = [sale.visitor(), sale.visitor()];
  await first.toCheckout();
  await second.join();
  await second.claim();
  await second.fillIn({ phone: first.person.phone });

  const refused = await second.pressPay();

  expect([refused.status, refused.body.code]).toEqual([409, "already_booked"]);
  const { rows } = await sql`SELECT 1 FROM razorpay_orders WHERE booking_id = ${second.bookingId}`.execute(
    sale.startline.db,
  );
  expect(rows).toEqual([]);
});
