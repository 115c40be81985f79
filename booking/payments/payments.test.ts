import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { newRowId } from "#platform/ids.ts";
import { anEventOnSale, type EventOptions } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, openTestStartline, RAZORPAY, type TestStartline } from "#tests/setup/startline.ts";
import { applyWebhooks } from "./apply-webhooks.ts";
import { cancelEvent } from "./cancel-event.ts";
import { settlePaymentInSql } from "./payments.sql.ts";
import { receiveWebhook } from "./receive-webhook.ts";
import { syncBooking } from "./sync-booking.ts";

let shared: TestStartline;
beforeAll(async () => {
  shared = await openTestStartline();
});
afterAll(() => shared.close());

async function aSale(opened: TestStartline, options: EventOptions = { capacity: 5 }) {
  const event = await anEventOnSale(opened.startline, options);
  return { event, visitor: () => aVisitor((path, init) => opened.api.request(path, init), event) };
}

/** All sets of ledger entries of an event that do not sum to zero. */
async function unbalanced({ startline }: TestStartline, eventId: string) {
  const { rows } = await sql`SELECT posting, sum(amount_paise) FROM ledger_entries WHERE event_id = ${eventId}
    GROUP BY posting HAVING sum(amount_paise) <> 0`.execute(startline.db);
  return rows;
}

async function messagesOf({ startline }: TestStartline, bookingId: string) {
  const { rows } = await sql<{ kind: string; channel: string }>`
    SELECT kind, channel FROM messages WHERE booking_id = ${bookingId} ORDER BY kind, channel`.execute(startline.db);
  return rows.map((row) => `${row.kind} by ${row.channel}`);
}

async function balances({ startline }: TestStartline, bookingId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ account: string; sum: number }>`SELECT account, sum(amount_paise)::integer AS sum
    FROM ledger_entries WHERE booking_id = ${bookingId} GROUP BY account`.execute(startline.db);
  return Object.fromEntries(rows.map((row) => [row.account, row.sum]));
}

test("a paid booking is confirmed once and enqueues one email and one SMS, however often the payment is reported", async () => {
  const { event, visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  const fields = await payAt(shared.razorpay.url, orderId);

  const verified = await Promise.all([rider.verify(fields), rider.verify(fields), rider.verify(fields)]);
  await Promise.all([1, 2, 3].map(() => syncBooking(shared.startline, rider.bookingId)));

  expect(verified.map((reply) => reply.body)).toEqual(Array(3).fill({ state: "confirmed" }));
  expect(await readCounts(shared.startline.db, event.id)).toMatchObject({ held: 0, confirmed: 1 });
  expect(await messagesOf(shared, rider.bookingId)).toEqual(["booking_confirmed by email", "booking_confirmed by sms"]);
  expect(await unbalanced(shared, event.id)).toEqual([]);
  expect(await balances(shared, rider.bookingId)).toMatchObject({
    participant_funds: 0,
    organizer_payable: -150_000,
    platform_fee: -2500,
  });
});

test("pressing Pay twice at once leads to one order", async () => {
  const { visitor } = await aSale(shared);
  const rider = visitor();
  await rider.join();
  await rider.claim();
  await rider.fillIn();

  const replies = await Promise.all([rider.pressPay(), rider.pressPay(), rider.pressPay()]);

  expect(new Set(replies.map((reply) => reply.body.razorpay.orderId)).size).toBe(1);
});

test("a signature that is not Razorpay's confirms nothing", async () => {
  const { visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  const reply = await rider.verify({
    razorpay_order_id: orderId,
    razorpay_payment_id: "pay_00000000000000",
    razorpay_signature: "0".repeat(64),
  });
  expect([reply.status, reply.body.code]).toEqual([400, "invalid_signature"]);
  expect((await rider.look()).body.state).toBe("paying");
});

test("the phone of a paying booking is refused to a second one before any order exists", async () => {
  const { visitor } = await aSale(shared);
  const first = visitor();
  await first.toCheckout();
  const second = visitor();
  await second.join();
  await second.claim();
  await second.fillIn({ phone: first.person.phone });

  const refused = await second.pressPay();

  expect([refused.status, refused.body.code]).toEqual([409, "already_booked"]);
  const { rows } = await sql`SELECT 1 FROM razorpay_orders WHERE booking_id = ${second.bookingId}`.execute(
    shared.startline.db,
  );
  expect(rows).toEqual([]);
});

test("a place is kept through the bank's silence: paid before payBy and known before keptUntil is confirmed", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { visitor } = await aSale(opened);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  clock.advance({ minutes: 4 });
  await payAt(opened.razorpay.url, orderId);

  clock.advance({ minutes: 10 });
  await syncBooking(opened.startline, rider.bookingId);

  expect((await rider.look()).body.state).toBe("confirmed");
});

test("money for an expired hold gets another place while one is free", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { event, visitor } = await aSale(opened, { capacity: 2 });
  const late = visitor();
  const orderId = await late.toCheckout();
  clock.advance({ minutes: 20 });
  expect((await late.look()).body.state).toBe("expired");

  await payAt(opened.razorpay.url, orderId);
  await syncBooking(opened.startline, late.bookingId);

  expect((await late.look()).body.state).toBe("confirmed");
  expect(await readCounts(opened.startline.db, event.id)).toMatchObject({ held: 0, confirmed: 1 });
});

test("money that comes when the event has begun goes back, though a place is free", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { event, visitor } = await aSale(opened, { capacity: 2 });
  const late = visitor();
  const orderId = await late.toCheckout();
  const startsAt = new Date(clock.now().getTime() + 3_600_000);
  await sql`UPDATE events SET starts_at = ${startsAt} WHERE id = ${event.id}`.execute(opened.startline.db);
  clock.advance({ minutes: 61 });

  await payAt(opened.razorpay.url, orderId);
  await syncBooking(opened.startline, late.bookingId);
  await opened.startline.jobs.refunds();

  expect((await late.look()).body).toMatchObject({ state: "expired", refund: { state: "processed" } });
});

test("money for a place that was sold again is refunded once, and the person is told", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { event, visitor } = await aSale(opened, { capacity: 1 });
  const late = visitor();
  const lateOrder = await late.toCheckout();
  clock.advance({ minutes: 20 });
  const next = visitor();
  const nextOrder = await next.toCheckout();
  await payAt(opened.razorpay.url, nextOrder);
  await syncBooking(opened.startline, next.bookingId);

  await payAt(opened.razorpay.url, lateOrder);
  await Promise.all([1, 2, 3].map(() => syncBooking(opened.startline, late.bookingId)));
  await Promise.all([opened.startline.jobs.refunds(), opened.startline.jobs.refunds()]);

  const seen = (await late.look()).body;
  expect(seen).toMatchObject({ state: "expired", refund: { amountPaise: 152_500, state: "processed" } });
  expect(seen.refund.refundId).toMatch(/^rfnd_/);
  expect(await readCounts(opened.startline.db, event.id)).toMatchObject({ capacity: 1, held: 0, confirmed: 1 });
  expect(await messagesOf(opened, late.bookingId)).toEqual([
    "place_lost_refunded by email",
    "place_lost_refunded by sms",
  ]);
  expect(await unbalanced(opened, event.id)).toEqual([]);
  expect(await balances(opened, late.bookingId)).toMatchObject({ participant_funds: 0 });
});

test("syncs in parallel write each posting once, for money that comes too late as well", async () => {
  const { event, visitor } = await aSale(shared, { capacity: 8 });
  for (let round = 0; round < 8; round += 1) {
    const rider = visitor();
    const orderId = await rider.toCheckout();
    await sql`UPDATE bookings SET state = 'released', version = version + 1 WHERE id = ${rider.bookingId}`.execute(
      shared.startline.db,
    );
    await payAt(shared.razorpay.url, orderId);
    await Promise.all([1, 2, 3, 4].map(() => syncBooking(shared.startline, rider.bookingId)));
    expect(await balances(shared, rider.bookingId)).toMatchObject({ participant_funds: -152_500 });
  }
  expect(await unbalanced(shared, event.id)).toEqual([]);
});

test("a second payment of one booking is refunded and the booking stays", async () => {
  const { event, visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  await payAt(shared.razorpay.url, orderId, "twice");

  await syncBooking(shared.startline, rider.bookingId);

  // PostgreSQL's clock has microseconds and ours has not: a refund of this very millisecond is due in the next.
  const seen = async () => {
    await shared.startline.jobs.refunds();
    return (await rider.look()).body;
  };
  await expect.poll(seen).toMatchObject({ state: "confirmed", refund: { amountPaise: 152_500, state: "processed" } });
  expect(await readCounts(shared.startline.db, event.id)).toMatchObject({ confirmed: 1 });
  expect(await balances(shared, rider.bookingId)).toMatchObject({ participant_funds: 0, platform_fee: -2500 });
});

test("a failed payment leaves the place and the order for another try", async () => {
  const { visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  await payAt(shared.razorpay.url, orderId, "fail");
  await syncBooking(shared.startline, rider.bookingId);
  expect((await rider.look()).body).toMatchObject({ state: "paying", payment: "failed" });

  const again = await rider.pressPay();
  expect(again.body.razorpay.orderId).toBe(orderId);
  const fields = await payAt(shared.razorpay.url, orderId);
  expect((await rider.verify(fields)).body.state).toBe("confirmed");
});

test("after payBy a booking without a payment under way gives its place back at the next sync", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { event, visitor } = await aSale(opened);
  const rider = visitor();
  await rider.toCheckout();
  clock.advance({ minutes: 5, seconds: 1 });

  await opened.startline.jobs.payments();

  expect((await rider.look()).body.state).toBe("expired");
  expect(await readCounts(opened.startline.db, event.id)).toMatchObject({ held: 0 });
});

test("a place given back before Pay is free at once, and one with a payment under way is not given back", async () => {
  const { event, visitor } = await aSale(shared);
  const first = visitor();
  await first.join();
  await first.claim();
  expect((await first.giveBack()).status).toBe(204);
  expect((await first.giveBack()).status).toBe(204);
  expect(await readCounts(shared.startline.db, event.id)).toMatchObject({ held: 0 });

  const second = visitor();
  const orderId = await second.toCheckout();
  await payAt(shared.razorpay.url, orderId, "pending");
  const refused = await second.giveBack();
  expect([refused.status, refused.body.code]).toEqual([409, "payment_under_way"]);
});

test("a payment whose refund was decided is not accepted by a sync that read before", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline } = opened;
  const { event, visitor } = await aSale(opened, { capacity: 1 });
  const late = visitor();
  const orderId = await late.toCheckout();
  clock.advance({ minutes: 20 });
  const other = visitor();
  await other.join();
  await other.claim();
  await payAt(opened.razorpay.url, orderId);
  const read = await startline.gateway.readPayments(orderId);
  const [payment] = read.ok ? read.value : [];
  const booking = await readBooking(startline.db, late.bookingId);
  if (!payment || !booking) throw new Error("nothing was paid");

  await syncBooking(startline, late.bookingId); // No place: the money goes back.
  await other.giveBack();
  const outcome = await settlePaymentInSql(
    startline.pool,
    {
      booking,
      action: "place_again",
      payment: { ...payment, rowId: newRowId("pmt", event.id) },
      role: "accepted",
      refund: null,
      postings: [],
      messages: [],
      attention: [],
    },
    clock.databaseNow(),
  );

  expect(outcome).toBe("stale");
  await syncBooking(startline, late.bookingId);
  expect((await late.look()).body).toMatchObject({ state: "expired", refund: { amountPaise: 152_500 } });
});

test("a sync that asked before payBy does not end the place after it", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { gateway } = opened.startline;
  const { visitor } = await aSale(opened, { capacity: 1 });
  const rider = visitor();
  await rider.toCheckout();
  clock.advance({ minutes: 4, seconds: 58 });
  // Razorpay's answer, "no attempt", is on its way while payBy passes.
  const readPayments: typeof gateway.readPayments = async (id) => {
    const answer = await gateway.readPayments(id);
    clock.advance({ seconds: 3 });
    return answer;
  };

  await syncBooking({ ...opened.startline, gateway: { ...gateway, readPayments } }, rider.bookingId);

  expect((await rider.look()).body.state).toBe("paying");
});

test("a refund made in Razorpay's dashboard of a confirmed booking's payment is booked, told and shown to the organizer", async () => {
  const { event, visitor } = await aSale(shared);
  const rider = visitor();
  const fields = await payAt(shared.razorpay.url, await rider.toCheckout());
  await rider.verify(fields);
  const paymentId = fields.razorpay_payment_id as string;
  const made = await fetch(`${shared.razorpay.url}/v1/payments/${paymentId}/refund`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${RAZORPAY.keyId}:${RAZORPAY.keySecret}`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: "{}",
  });
  expect(made.status).toBe(200);

  const refund = { ...((await made.json()) as object), receipt: null };
  const payment = { id: paymentId, order_id: fields.razorpay_order_id };
  const body = JSON.stringify({
    event: "refund.processed",
    payload: { refund: { entity: refund }, payment: { entity: payment } },
  });
  const signature = createHmac("sha256", RAZORPAY.webhookSecret).update(body).digest("hex");
  await receiveWebhook(shared.startline, { rawBody: body, signature, eventId: `refund-${paymentId}` });
  await applyWebhooks(shared.startline);
  await applyWebhooks(shared.startline);

  expect((await rider.look()).body).toMatchObject({ state: "confirmed", refund: { amountPaise: 152_500 } });
  expect(await balances(shared, rider.bookingId)).toMatchObject({
    participant_funds: 0,
    organizer_payable: 0,
    platform_fee: 0,
  });
  expect(await messagesOf(shared, rider.bookingId)).toContain("refund_sent by email");
  const { rows } = await sql<{ kind: string }>`SELECT kind FROM attention_items WHERE event_id = ${event.id}`.execute(
    shared.startline.db,
  );
  expect(rows).toEqual([{ kind: "refunded_outside" }]);
});

test("nobody presses Pay for a cancelled event, and money already under way goes back", async () => {
  const { event, visitor } = await aSale(shared);
  const [held, paying] = [visitor(), visitor()];
  await held.join();
  await held.claim();
  await held.fillIn();
  const orderId = await paying.toCheckout();
  await cancelEvent(shared.startline, event.id, { scope: "full", note: "Heavy rain", by: "asha@startline.example" });

  expect((await held.pressPay()).status).toBe(409);
  await payAt(shared.razorpay.url, orderId);
  await syncBooking(shared.startline, paying.bookingId);
  const seen = (await paying.look()).body;
  expect(seen.state).not.toBe("confirmed");
  expect(seen.refund).toMatchObject({ amountPaise: 152_500 });
});

test("an order paid at another amount is put aside: neither confirmed nor refunded", async () => {
  const { event, visitor } = await aSale(shared);
  const rider = visitor();
  const orderId = await rider.toCheckout();
  await sql`UPDATE bookings SET amount_paise = amount_paise + 100 WHERE id = ${rider.bookingId}`.execute(
    shared.startline.db,
  );
  await payAt(shared.razorpay.url, orderId);
  await syncBooking(shared.startline, rider.bookingId);
  await syncBooking(shared.startline, rider.bookingId);

  const { rows } = await sql`SELECT role FROM payments WHERE booking_id = ${rider.bookingId}`.execute(
    shared.startline.db,
  );
  expect(rows).toEqual([{ role: "quarantine" }]);
  expect((await rider.look()).body).toMatchObject({ state: "paying", refund: null });
  expect(await unbalanced(shared, event.id)).toEqual([]);
});
