import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "#platform/clock.ts";
import { newRowId } from "#platform/ids.ts";
import { createOrder } from "#simulators/razorpay/engine/create-order.ts";
import { pay } from "#simulators/razorpay/engine/pay.ts";
import { Refusal } from "#simulators/razorpay/engine/refusal.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { ask } from "#tests/builders/visitor.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { sized } from "#tests/setup/length.ts";
import { RAZORPAY } from "#tests/setup/settings.ts";
import { openTestStartlineAt, type TestStartline } from "#tests/setup/startline.ts";

const PRICE_PAISE = 152_500;

/** Two processes without a worker, on one database and one Razorpay. */
async function twoFunctions() {
  const database = await createTestDatabase();
  const settings = { RAZORPAY_CALLS_PER_SECOND: "100000" };
  const first = await openTestStartlineAt(database, systemClock, settings);
  onTestFinished(first.close);
  const second = await openTestStartlineAt(database, systemClock, {
    ...settings,
    RAZORPAY_BASE_URL: first.razorpay.url,
  });
  onTestFinished(second.close);
  return [first, second] as const;
}

const cron = ({ api }: TestStartline, job: string) =>
  ask(api.request, "GET", `/api/cron/${job}`, undefined, { authorization: "Bearer demo-cron-secret" });

/** Cancelled bookings whose money is at Razorpay and wanted back. */
async function owedRefunds({ startline, razorpay }: TestStartline, count: number): Promise<string> {
  const event = await anEventOnSale(startline, { capacity: count });
  const sim = razorpay.simulator();
  const merchant = sim.books.merchants.get(RAZORPAY.keyId);
  if (!merchant) throw new Error("no merchant");
  const rows = Array.from({ length: count }, () => {
    const booking = newRowId("bkg", event.id);
    const order = createOrder(sim, merchant, {
      amount: PRICE_PAISE,
      currency: "INR",
      receipt: booking,
      payment_capture: 1,
    });
    if (order instanceof Refusal) throw new Error(JSON.stringify(order));
    const payment = pay(sim, order, { method: "upi", outcome: "success" });
    if (payment instanceof Refusal) throw new Error(JSON.stringify(payment));
    const [payId, refundId] = [newRowId("pmt", event.id), newRowId("rfd", event.id)];
    return { booking, order: order.wire.id, payment: payment.wire.id, payId, refundId };
  });
  await sql`
    WITH r AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r (booking text, "order" text, payment text, "payId" text, "refundId" text)
    ), booked AS (
      INSERT INTO bookings (event_id, id, category_id, reference, state, ticket_id, amount_paise, platform_fee_paise,
        hold_expires_at, kept_until, created_at, confirmed_at, ended_at)
      SELECT ${event.id}, booking, ${event.categoryId}, booking, 'cancelled', booking, ${PRICE_PAISE}, 2500, now(), now(), now(), now(), now()
      FROM r
    ), paid AS (
      INSERT INTO payments (event_id, id, booking_id, razorpay_payment_id, razorpay_order_id, state, role, amount_paise,
        currency, created_at, updated_at, captured_at)
      SELECT ${event.id}, "payId", booking, payment, "order", 'captured', 'accepted', ${PRICE_PAISE}, 'INR', now(), now(), now()
      FROM r
    )
    INSERT INTO refunds (event_id, id, booking_id, payment_id, razorpay_payment_id, reason, amount_paise, next_try_at,
      created_at, updated_at)
    SELECT ${event.id}, "refundId", booking, "payId", payment, 'cancelled', ${PRICE_PAISE}, now(), now(), now() FROM r`.execute(
    startline.db,
  );
  return event.id;
}

/** More than one call takes at once. `npm run test:long` has a whole event's. */
const REFUNDS = sized(300, 1500);

test(`two cron calls side by side give ${REFUNDS} refunds back, each exactly once`, { timeout: 300_000 }, async () => {
  const [first, second] = await twoFunctions();
  const eventId = await owedRefunds(first, REFUNDS);

  // A slow machine may need another minute's call.
  const done: [number, number] = [0, 0];
  for (let isMore = true; isMore; ) {
    const replies = await Promise.all([cron(first, "refunds"), cron(second, "refunds")]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    for (const index of [0, 1] as const) done[index] += replies[index].body.done;
    isMore = replies.some(({ body }) => body.done > 0);
  }

  expect(done.every((count) => count > 0)).toBe(true);
  expect(done[0] + done[1]).toBe(REFUNDS);
  const { rows } = await sql<{ state: string; count: number; tries: number }>`
    SELECT count(*)::integer AS count FROM refunds WHERE event_id = ${eventId} AND state <> 'wanted'`.execute(
    first.startline.db,
  );
  expect(rows[0]?.count).toBe(REFUNDS);
  const given = [...first.razorpay.simulator().books.merchants.values()].flatMap(({ refunds }) => refunds);
  expect(given).toHaveLength(REFUNDS);
  expect(new Set(given.map(({ wire }) => wire.payment_id)).size).toBe(REFUNDS);
});

test("a cron call goes on until its queue of webhooks is empty", async () => {
  const [first] = await twoFunctions();
  await sql`
    INSERT INTO webhook_deliveries (provider, provider_event_id, event_type, raw_body, state, attempts, received_at, next_attempt_at)
    SELECT 'razorpay', n::text, 'invoice.paid', '{"event":"invoice.paid","payload":{}}', 'received', 0, now(), now()
    FROM generate_series(1, 130) n`.execute(first.startline.db);

  expect((await cron(first, "webhooks")).body).toEqual({ done: 130 });
  expect((await cron(first, "webhooks")).body).toEqual({ done: 0 });
});

test("a job that visits what is there every time is done once a call", async () => {
  const [first] = await twoFunctions();
  await anEventOnSale(first.startline, { capacity: 1 });
  expect((await cron(first, "places")).status).toBe(200);
  expect((await cron(first, "watch")).status).toBe(200);
});
