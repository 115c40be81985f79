import { expect, test } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { aMoneySale } from "#tests/builders/money-sale.ts";
import { postWebhook } from "#tests/builders/post-webhook.ts";
import { reconcileRefunds } from "./reconcile-refunds.ts";
import { syncBooking } from "./sync-booking.ts";

/** A payment that came after its place was sold again: 152,500 paise wait to go back. */
async function aRefundDue(settings: object = {}) {
  const sale = await aMoneySale({ capacity: 1 });
  await sale.simulate("/settings", settings);
  const late = sale.visitor();
  const orderId = await late.toCheckout();
  sale.clock.advance({ minutes: 20 });
  const next = sale.visitor();
  await next.join();
  await next.claim();
  await sale.pay(orderId);
  await syncBooking(sale.startline, late.bookingId);
  const payment = await sale.paymentOf(late.bookingId, "late");
  return {
    ...sale,
    late,
    payment,
    refunds: () => sale.refundsOf(late),
    told: () => sale.channelsOf(late, "place_lost_refunded"),
    funds: async () => (await sale.balancesOf(late)).participant_funds,
    /** What a refund's webhook causes. */
    async reconcile() {
      const booking = await readBooking(sale.startline.db, late.bookingId);
      if (booking) await reconcileRefunds(sale.startline, booking, payment.razorpayPaymentId);
    },
  };
}

test("a refund that Razorpay leaves pending is followed to its end without any webhook", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await due.startline.jobs.refunds();
  expect(await due.refunds()).toMatchObject([{ state: "requested" }]);
  expect(await due.told()).toEqual([]);

  await due.letRazorpayFinish();
  await due.passDays(1);

  expect(await due.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await due.told()).toEqual(["email", "sms"]);
  expect(await due.funds()).toBe(0);
});

test("a refund that fails is asked for again under a new id, and the person is told once it is processed", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await due.startline.jobs.refunds();
  await due.letRazorpayFinish();
  await due.simulate("/settings", { refundPolicy: "processed_at_once" });
  await due.passDays(1);
  expect(await due.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "wanted" }]);
  expect(await due.told()).toEqual([]);

  await due.passDays(8);

  expect(await due.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "processed" }]);
  expect((await due.late.look()).body.refund).toMatchObject({ state: "processed", amountPaise: 152_500 });
  expect(await due.told()).toEqual(["email", "sms"]);
  expect(await due.funds()).toBe(0);
  expect(await due.givenBack(due.payment)).toBe(152_500);
});

test("after the third failure a refund stays failed, and a person has to look at it", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await due.passDays(10);

  const refunds = await due.refunds();
  expect(refunds.map((refund) => refund.state)).toEqual(["failed", "failed", "failed"]);
  expect(await due.attentionOf(due.late)).toMatchObject([{ kind: "refund_failed", refundId: refunds[2]?.id }]);
  expect((await due.late.look()).body.refund.state).toBe("failed");
  expect(await due.told()).toEqual([]);
  expect(await due.funds()).toBe(-152_500);
});

test("two workers that learn of one failure together make one new attempt", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  const { jobs } = due.startline;
  await jobs.refunds();
  const [first] = await due.refunds();
  await due.letRazorpayFinish();

  expect(first?.state).toBe("requested");
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([due.reconcile(), due.reconcile(), jobs.refunds()]);
  }

  expect((await due.refunds()).map((refund) => refund.state)).toEqual(["failed", "wanted"]);
});

test("a refund that fails after it was processed is taken back in the ledger and asked for again", async () => {
  const due = await aRefundDue();
  await due.simulate("/faults", { where: "refund", what: "failed_after_processed", times: 1 });
  await due.startline.jobs.refunds();
  expect(await due.funds()).toBe(0);
  await due.letRazorpayFinish();

  await due.reconcile();

  expect(await due.refunds()).toMatchObject([{ state: "failed" }, { attempt_no: 2, state: "wanted" }]);
  expect(await due.funds()).toBe(-152_500);
});

test("money that somebody gave back in the dashboard counts as our refund", async () => {
  const due = await aRefundDue();
  await due.simulate(`/payments/${due.payment.razorpayPaymentId}/refund`);

  await due.passDays(1);

  expect(await due.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
  expect((await due.late.look()).body.refund).toMatchObject({ refundId: expect.stringMatching(/^rfnd_/) });
  expect(await due.told()).toEqual(["email", "sms"]);
  expect(await due.funds()).toBe(0);
});

test("a refund of the dashboard that is still pending is followed like our own", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_processed", refundSeconds: 60 });
  await due.simulate(`/payments/${due.payment.razorpayPaymentId}/refund`);
  due.clock.advance({ minutes: 24 * 60 });
  await due.startline.jobs.refunds();
  expect(await due.refunds()).toMatchObject([{ state: "requested" }]);

  await due.letRazorpayFinish();
  await due.passDays(1);

  expect(await due.refunds()).toMatchObject([{ state: "processed" }]);
  expect(await due.funds()).toBe(0);
});

test("where ours failed and somebody gave the money back by hand, nobody asks for it again", async () => {
  const due = await aRefundDue({ refundPolicy: "pending_then_failed", refundSeconds: 60 });
  await due.startline.jobs.refunds();
  await due.letRazorpayFinish();
  await due.simulate("/settings", { refundPolicy: "processed_at_once" });
  await due.simulate(`/payments/${due.payment.razorpayPaymentId}/refund`);

  await due.passDays(3);

  expect(await due.refunds()).toMatchObject([{ attempt_no: 1, state: "processed" }]);
  expect(await due.givenBack(due.payment)).toBe(152_500);
  expect(await due.funds()).toBe(0);
});

test("where somebody gave a part back in the dashboard, the rest follows", async () => {
  const due = await aRefundDue();
  await due.simulate(`/payments/${due.payment.razorpayPaymentId}/refund`, { amount: 50_000 });

  await due.passDays(3);

  const texts = await due.refundTextsOf(due.late);
  expect(texts.toSorted()).toEqual(["late 102500 processed", "late 152500 failed", "outside 50000 processed"]);
  expect(await due.givenBack(due.payment)).toBe(152_500);
  expect(await due.funds()).toBe(0);
  expect(await due.openAttentionOf(due.late)).toEqual([]);
});

test("a refund made in the dashboard of a confirmed booking's payment is booked, told and shown to the organizer", async () => {
  const sale = await aMoneySale();
  const rider = sale.visitor();
  const fields = await sale.pay(await rider.toCheckout());
  await rider.verify(fields);
  const paymentId = fields.razorpay_payment_id as string;
  const refund = await sale.simulate(`/payments/${paymentId}/refund`);

  const payment = { id: paymentId, order_id: fields.razorpay_order_id };
  const payload = { refund: { entity: { id: refund.id, payment_id: paymentId } }, payment: { entity: payment } };
  const event = { event: "refund.processed", payload };
  for (const _ of ["once", "again"]) expect(await postWebhook(sale.opened, event)).toBe(200);
  await sale.startline.jobs.webhooks();

  expect((await rider.look()).body).toMatchObject({ state: "confirmed", refund: { amountPaise: 152_500 } });
  const nothing = { participant_funds: 0, organizer_payable: 0, platform_fee: 0 };
  expect(await sale.balancesOf(rider)).toMatchObject(nothing);
  expect(await sale.channelsOf(rider, "refund_sent")).toEqual(["email"]);
  expect(await sale.attentionOf(rider)).toMatchObject([{ kind: "refunded_outside" }]);
});
