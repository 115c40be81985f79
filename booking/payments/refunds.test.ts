import { sql } from "kysely";
import { expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";
import { reconcileRefunds } from "./reconcile-refunds.ts";
import { syncBooking } from "./sync-booking.ts";

async function control({ razorpay }: TestStartline, path: string, body: object): Promise<void> {
  const response = await fetch(`${razorpay.url}/_sim${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
}

type RefundRow = {
  id: string;
  reason: string;
  attempt_no: number;
  amount_paise: number;
  state: string;
  razorpay_refund_id: string | null;
};

async function refundsOf({ startline }: TestStartline, bookingId: string) {
  const { rows } = await sql<RefundRow>`SELECT id, reason, attempt_no, amount_paise, state, razorpay_refund_id
    FROM refunds WHERE booking_id = ${bookingId} ORDER BY attempt_no, created_at, reason`.execute(startline.db);
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
    /** What a refund's webhook causes. */
    async ask() {
      const booking = await readBooking(startline.db, late.bookingId);
      if (booking) await reconcileRefunds(startline, booking, paymentId);
    },
    async attention() {
      const { rows } = await sql<{ kind: string; refundId: string | null }>`
        SELECT kind, facts ->> 'refundId' AS "refundId" FROM attention_items
        WHERE booking_id = ${late.bookingId} AND resolved_at IS NULL ORDER BY kind`.execute(startline.db);
      return rows;
    },
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

test("after the third failure a refund stays failed, and a person has to look at it", async () => {
  const owed = await aRefundOwed({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  for (let day = 0; day < 10; day += 1) {
    await owed.days(1);
    await owed.letRazorpayFinish();
  }

  const refunds = await owed.refunds();
  expect(refunds.map((refund) => refund.state)).toEqual(["failed", "failed", "failed"]);
  expect(await owed.attention()).toEqual([{ kind: "refund_failed", refundId: refunds[2]?.id }]);
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

  expect(first?.state).toBe("requested");
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([owed.ask(), owed.ask(), startline.jobs.refunds()]);
  }

  expect((await owed.refunds()).map((refund) => refund.state)).toEqual(["failed", "wanted"]);
});

test("a refund that fails after it was processed is taken back in the ledger and asked for again", async () => {
  const owed = await aRefundOwed();
  await control(owed.opened, "/faults", { where: "refund", what: "failed_after_processed", times: 1 });
  await owed.opened.startline.jobs.refunds();
  expect(await owed.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await owed.funds()).toBe(0);
  await owed.letRazorpayFinish();

  await owed.ask();
  expect(await owed.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "wanted" }]);
  expect(await owed.funds()).toBe(-152_500);
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "processed" }]);
  expect(await owed.funds()).toBe(0);
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

test("where somebody gave a part back in the dashboard, the rest follows", async () => {
  const owed = await aRefundOwed();
  await control(owed.opened, `/payments/${owed.paymentId}/refund`, { amount: 50_000 });

  await owed.days(3);

  expect(await owed.refunds()).toMatchObject([
    { reason: "late", state: "failed", amount_paise: 152_500 },
    { reason: "outside", state: "processed", amount_paise: 50_000 },
    { reason: "late", state: "processed", amount_paise: 102_500 },
  ]);
  expect(await givenBack(owed.opened, owed.paymentId)).toBe(152_500);
  expect(await owed.funds()).toBe(0);
  expect(await owed.attention()).toEqual([]);
});

test("a refund waits for the balance to be filled, and is no failure meanwhile", async () => {
  const owed = await aRefundOwed({ refundBalancePaise: 0 });
  await owed.days(2);
  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "wanted" }]);
  expect(await owed.attention()).toMatchObject([{ kind: "refund_waiting" }]);

  await control(owed.opened, "/settings", { refundBalancePaise: 200_000 });
  await owed.days(1);

  expect(await owed.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
  expect(await owed.attention()).toEqual([]);
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
