import { sql } from "kysely";
import pino from "pino";
import { expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";
import { finishRefundOf, sendRefunds } from "./send-refunds.ts";
import { syncBooking } from "./sync-booking.ts";

async function control({ razorpay }: TestStartline, path: string, body: object): Promise<void> {
  const response = await fetch(`${razorpay.url}/_sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
}

async function refundsOf({ startline }: TestStartline, bookingId: string) {
  const { rows } = await sql<{ id: string; attempt_no: number; state: string; razorpay_refund_id: string | null }>`
    SELECT id, attempt_no, state, razorpay_refund_id FROM refunds WHERE booking_id = ${bookingId}
    ORDER BY attempt_no`.execute(startline.db);
  return rows;
}

/** What Razorpay has given back of a payment, in paise. */
async function givenBack({ startline }: TestStartline, paymentId: string): Promise<number> {
  const refunds = await startline.gateway.readRefunds(paymentId);
  if (!refunds.ok) throw new Error(refunds.reason);
  return refunds.value.reduce((sum, refund) => sum + (refund.state === "failed" ? 0 : refund.amountPaise), 0);
}

/** A payment that came after its place was sold again: 152,500 paise wait to go back. No webhook tells of anything. */
async function aRefundOwed(settings: object = {}) {
  const clock = testClock();
  const opened = await aStartline(clock);
  const { startline } = opened;
  await control(opened, "/settings", settings);
  const event = await anEventOnSale(startline, { capacity: 1 });
  const visitor = () => aVisitor((path, init) => opened.api.request(path, init), event);
  const late = visitor();
  const orderId = await late.toCheckout();
  clock.advance({ minutes: 20 });
  const next = visitor();
  await next.join();
  await next.claim();
  const { razorpay_payment_id: paymentId = "" } = await payAt(opened.razorpay.url, orderId);
  await syncBooking(startline, late.bookingId);

  return {
    opened,
    clock,
    late,
    paymentId,
    /** So many days of all that runs by itself. */
    async days(count: number) {
      for (let day = 0; day < count; day += 1) {
        clock.advance({ minutes: 24 * 60 });
        await startline.jobs.refunds();
        await startline.jobs.payments();
      }
    },
    /** Every refund that Razorpay has under way comes to its end. */
    letRazorpayFinish: () => control(opened, "/clock", { mode: "manual", advance_seconds: 600 }),
    refunds: () => refundsOf(opened, late.bookingId),
    async funds() {
      const { rows } = await sql<{ sum: number }>`SELECT sum(amount_paise)::integer AS sum FROM ledger_entries
        WHERE booking_id = ${late.bookingId} AND account = 'participant_funds'`.execute(startline.db);
      return rows[0]?.sum;
    },
    async told() {
      const { rows } = await sql<{ channel: string }>`SELECT channel FROM messages
        WHERE booking_id = ${late.bookingId} AND kind = 'place_lost_refunded' ORDER BY channel`.execute(startline.db);
      return rows.map((row) => row.channel);
    },
  };
}

test("a refund that Razorpay leaves pending is followed to its end without any webhook", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await owed.opened.startline.jobs.refunds();
  expect(await owed.refunds()).toMatchObject([{ state: "requested" }]);
  expect(await owed.told()).toEqual([]);

  await owed.letRazorpayFinish();
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await owed.told()).toEqual(["email", "sms"]);
  expect(await owed.funds()).toBe(0);
});

test("a refund that fails is asked for again under a new id, and the person is told once it is processed", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await owed.opened.startline.jobs.refunds();
  await owed.letRazorpayFinish();
  await control(owed.opened, "/settings", { refundPolicy: "processed_at_once" });
  await owed.days(1);
  expect(await owed.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "wanted" }]);
  expect(await owed.told()).toEqual([]);

  await owed.days(8);

  expect(await owed.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "processed" }]);
  expect((await owed.late.look()).body.refund).toMatchObject({ state: "processed", amountPaise: 152_500 });
  expect(await owed.told()).toEqual(["email", "sms"]);
  expect(await owed.funds()).toBe(0);
  expect(await givenBack(owed.opened, owed.paymentId)).toBe(152_500);
});

test("after the third failure a refund stays failed, and an error names it and nobody", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  const lines: string[] = [];
  const log = pino(
    { level: "error", base: null, timestamp: false },
    { write: (line: string) => void lines.push(line) },
  );
  const deps = { ...owed.opened.startline, log };
  for (let day = 0; day < 10; day += 1) {
    owed.clock.advance({ minutes: 24 * 60 });
    await sendRefunds(deps);
    await owed.letRazorpayFinish();
  }

  const refunds = await owed.refunds();
  expect(refunds.map((refund) => refund.state)).toEqual(["failed", "failed", "failed"]);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 50, refundId: refunds[2]?.id, msg: expect.stringContaining("failed") },
  ]);
  expect((await owed.late.look()).body.refund.state).toBe("failed");
  expect(await owed.told()).toEqual([]);
  expect(await owed.funds()).toBe(-152_500);
});

test("two workers that learn of one failure together make one new attempt", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  const { startline } = owed.opened;
  await startline.jobs.refunds();
  const [first] = await owed.refunds();
  await owed.letRazorpayFinish();

  const report = { id: first?.razorpay_refund_id ?? "", state: "failed" } as const;
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([finishRefundOf(startline, first?.id ?? "", report), startline.jobs.refunds()]);
    await Promise.all([startline.jobs.refunds(), startline.jobs.refunds()]);
  }

  expect((await owed.refunds()).map((refund) => refund.state)).toEqual(["failed", "wanted"]);
});

test("a webhook's word that a refund failed is believed only if Razorpay's books agree", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_processed", refundSeconds: 60 });
  const { startline } = owed.opened;
  await startline.jobs.refunds();
  const [refund] = await owed.refunds();
  await finishRefundOf(startline, refund?.id ?? "", { id: refund?.razorpay_refund_id ?? "", state: "failed" });
  await startline.jobs.refunds();
  expect(await owed.refunds()).toMatchObject([{ state: "requested" }]);

  await owed.letRazorpayFinish();
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ state: "processed" }]);
});

test("money that somebody gave back in the dashboard counts as our refund", async () => {
  const owed = await aRefundOwed();
  await control(owed.opened, `/payments/${owed.paymentId}/refund`, {});

  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
  expect((await owed.late.look()).body.refund).toMatchObject({ refundId: expect.stringMatching(/^rfnd_/) });
  expect(await owed.told()).toEqual(["email", "sms"]);
  expect(await owed.funds()).toBe(0);
});

test("a refund of the dashboard that is still pending is followed like our own", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await control(owed.opened, `/payments/${owed.paymentId}/refund`, {});
  await owed.days(1);
  expect(await owed.refunds()).toMatchObject([{ state: "requested" }]);

  await owed.letRazorpayFinish();
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await owed.funds()).toBe(0);
});

test("where ours failed and somebody gave the money back by hand, nobody asks for it again", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await owed.opened.startline.jobs.refunds();
  await owed.letRazorpayFinish();
  await control(owed.opened, "/settings", { refundPolicy: "processed_at_once" });
  await control(owed.opened, `/payments/${owed.paymentId}/refund`, {});

  await owed.days(3);

  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
  expect(await givenBack(owed.opened, owed.paymentId)).toBe(152_500);
  expect(await owed.funds()).toBe(0);
});

test("where somebody gave a part back by hand, the rest is left to that person", async () => {
  const owed = await aRefundOwed();
  await control(owed.opened, `/payments/${owed.paymentId}/refund`, { amount: 50_000 });

  await owed.days(3);

  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "failed" }]);
  expect(await givenBack(owed.opened, owed.paymentId)).toBe(50_000);
});

test("a refund waits for the balance to be filled, and is no failure meanwhile", async () => {
  const owed = await aRefundOwed({ refundBalancePaise: 0 });
  await owed.days(2);
  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "wanted" }]);

  await control(owed.opened, "/settings", { refundBalancePaise: 200_000 });
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
});

test("a refund whose answer was lost is paid out once", async () => {
  const owed = await aRefundOwed();
  const path = `/v1/payments/${owed.paymentId}/refund`;
  await control(owed.opened, "/faults", { where: "api_after", what: "reset", match: { path }, times: 1 });

  await owed.opened.startline.jobs.refunds();
  expect(await owed.refunds()).toMatchObject([{ state: "wanted" }]);
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await givenBack(owed.opened, owed.paymentId)).toBe(152_500);
});

test("a place for which Razorpay made no order can be given back as soon as no answer can come any more", async () => {
  const clock = testClock();
  const opened = await aStartline(clock);
  const event = await anEventOnSale(opened.startline, { capacity: 1 });
  const rider = aVisitor((path, init) => opened.api.request(path, init), event);
  await rider.join();
  await rider.claim();
  await rider.fillIn();
  await control(opened, "/faults", { where: "api_before", what: "503", match: { path: "/v1/orders" } });
  expect((await rider.pressPay()).body.code).toBe("gateway_busy");

  expect((await rider.giveBack()).body.code).toBe("payment_under_way");
  clock.advance({ seconds: 21 });
  expect((await rider.giveBack()).status).toBe(204);

  expect(await readCounts(opened.startline.db, event.id)).toMatchObject({ held: 0 });
});
