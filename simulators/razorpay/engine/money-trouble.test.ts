import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const FEE = 1239; // 2 % of ₹525, and 18 % of that.

async function anOrder(fault?: object): Promise<string> {
  const { id } = await bench.sdk.orders.create(AN_ENTRY);
  if (fault) await bench.control("/faults", { ...fault, match: { id }, times: 1 });
  return id;
}

async function aPaidOrder(fault?: object) {
  const orderId = await anOrder(fault);
  const { razorpay_payment_id: paymentId } = await bench.pay(orderId);
  return { orderId, paymentId };
}

async function eventsOf(orderId: string): Promise<string[]> {
  const { items } = await bench.control(`/events?order_id=${orderId}`);
  return (items as { event: string }[]).map(({ event }) => event);
}

async function booksOf(orderId: string): Promise<object> {
  return (await bench.control(`/books?order_id=${orderId}`)).all as object;
}

const NOTHING = {
  captured: 0,
  fee: 0,
  tax: 0,
  refunded: 0,
  disputed: 0,
  balance: 0,
  refunds_pending: 0,
  disputes_open: 0,
  returned_uncaptured: 0,
};
const PAID = { ...NOTHING, captured: 52_500, fee: FEE, tax: 189, balance: 52_500 - FEE };

test("the books of a paid order: the fee is gone, the rest is the merchant's", async () => {
  const { orderId } = await aPaidOrder();

  expect(await booksOf(orderId)).toEqual(PAID);
});

test.each([
  [{}, { amount: 52_400, currency: "INR" }],
  [{ amount: 100_000 }, { amount: 100_000, currency: "INR" }],
  [{ currency: "USD" }, { amount: 52_500, currency: "USD" }],
])("a payment can be of other money than the order's: %j", async (params, paid) => {
  const { orderId, paymentId } = await aPaidOrder({ where: "payment", what: "amount_mismatch", params });

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "captured", ...paid });
  expect(await bench.sdk.orders.fetch(orderId)).toMatchObject({ status: "paid", amount_paid: paid.amount });
});

test("money in another currency stands beside the books", async () => {
  const { orderId, paymentId } = await aPaidOrder({
    where: "payment",
    what: "amount_mismatch",
    params: { currency: "USD" },
  });

  expect(await bench.control(`/books?order_id=${orderId}`)).toMatchObject({
    all: NOTHING,
    other_currencies: [{ payment_id: paymentId, amount: 52_500, currency: "USD" }],
  });
});

const DISPUTE_KEYS =
  "id entity payment_id amount currency amount_deducted reason_code respond_by status phase created_at evidence".split(
    " ",
  );

async function aDispute() {
  const paid = await aPaidOrder();
  const dispute = (await bench.control(`/payments/${paid.paymentId}/dispute`, {})) as { id: string };
  return { ...paid, dispute };
}

test("a dispute has Razorpay's keys and takes nothing while it is open", async () => {
  const { orderId, paymentId, dispute } = await aDispute();

  expect(Object.keys(dispute)).toEqual(DISPUTE_KEYS);
  expect(dispute.id).toMatch(/^disp_[0-9A-Za-z]{14}$/);
  expect(dispute).toMatchObject({ payment_id: paymentId, amount: 52_500, status: "open", amount_deducted: 0 });
  expect(await bench.sdk.disputes.fetch(dispute.id)).toEqual(dispute);
  expect((await bench.sdk.disputes.all()).items[0]).toEqual(dispute);
  expect(await booksOf(orderId)).toEqual({ ...PAID, disputes_open: 52_500 });
});

test.each([
  [["under_review", "won"], "won", 0],
  [["under_review", "action_required", "under_review", "lost"], "lost", 52_500],
  [["lost"], "lost", 52_500],
  [["closed"], "closed", 0],
])("a dispute goes %j", async (moves, status, deducted) => {
  const { orderId, dispute } = await aDispute();

  for (const move of moves) await bench.control(`/disputes/${dispute.id}/${move}`, {});

  expect(await bench.sdk.disputes.fetch(dispute.id)).toMatchObject({ status, amount_deducted: deducted });
  expect((await eventsOf(orderId)).slice(3)).toEqual(["created", ...moves].map((move) => `payment.dispute.${move}`));
  expect(await booksOf(orderId)).toEqual({ ...PAID, disputed: deducted, balance: PAID.balance - deducted });
});

test("a decided dispute stays decided", async () => {
  const { dispute } = await aDispute();
  await bench.control(`/disputes/${dispute.id}/won`, {});

  expect(await bench.control(`/disputes/${dispute.id}/lost`, {})).toHaveProperty("error");
});

test("the dashboard gives back a part, then the rest", async () => {
  const { orderId, paymentId } = await aPaidOrder();

  await bench.control(`/payments/${paymentId}/refund`, { amount: 500 });
  expect(await booksOf(orderId)).toEqual({ ...PAID, refunded: 500, balance: PAID.balance - 500 });
  await bench.control(`/payments/${paymentId}/refund`, {});

  expect(await booksOf(orderId)).toEqual({ ...PAID, refunded: 52_500, balance: -FEE });
  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "refunded" });
});

test.each([
  ["pending", 3 * 86_400, ["pending", "processed"], ["refund.created", "refund.processed"]],
  ["failed", 60, ["pending", "failed"], ["refund.created", "refund.failed"]],
  ["failed_after_processed", 60, ["processed", "failed"], ["refund.created", "refund.processed", "refund.failed"]],
])("a refund can go another course: %s", async (what, seconds, statuses, events) => {
  const { orderId, paymentId } = await aPaidOrder();
  await bench.control("/faults", { where: "refund", what, match: { id: orderId }, times: 1 });

  const refund = await bench.sdk.payments.refund(paymentId, {});
  await bench.advance(seconds - 1);
  const before = (await bench.sdk.refunds.fetch(refund.id)).status;
  await bench.advance(1);
  const after = (await bench.sdk.refunds.fetch(refund.id)).status;

  expect([before, after]).toEqual(statuses);
  expect((await eventsOf(orderId)).slice(3)).toEqual(events);
  const isBack = after === "failed";
  expect(await booksOf(orderId)).toEqual(isBack ? PAID : { ...PAID, refunded: 52_500, balance: -FEE });
  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({
    status: isBack ? "captured" : "refunded",
    amount_refunded: isBack ? 0 : 52_500,
  });
});

test("an instant refund that falls back to normal speed says so before it is processed", async () => {
  const { orderId, paymentId } = await aPaidOrder();
  await bench.control("/faults", { where: "refund", what: "speed_changed", match: { id: orderId } });

  const refund = await bench.sdk.payments.refund(paymentId, { speed: "optimum" });
  await bench.advance(60);

  expect((await eventsOf(orderId)).slice(3)).toEqual(["refund.created", "refund.speed_changed", "refund.processed"]);
  expect(await bench.sdk.refunds.fetch(refund.id)).toMatchObject({
    speed_requested: "optimum",
    speed_processed: "normal",
  });
});

test("the bank's reference can take its time", async () => {
  const { orderId, paymentId } = await aPaidOrder();
  await bench.control("/faults", { where: "refund", what: "reference_late", match: { id: orderId } });
  const refund = await bench.sdk.payments.refund(paymentId, {});
  const reference = async () => (await bench.sdk.refunds.fetch(refund.id)).acquirer_data;

  await bench.advance(4 * 86_400);
  expect(await reference()).toEqual({ rrn: null });
  await bench.advance(86_400);

  expect(await reference()).toEqual({ rrn: expect.stringMatching(/^\d{12}$/) });
});

test("money that Razorpay gives back uncaptured never was the merchant's", async () => {
  const { orderId, paymentId } = await aPaidOrder({ where: "payment", what: "auto_refund" });

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "refunded", captured: false });
  expect(await eventsOf(orderId)).toEqual(["payment.authorized", "refund.created", "refund.processed"]);
  expect(await booksOf(orderId)).toEqual({ ...NOTHING, returned_uncaptured: 52_500 });
});

test("one payment can fail and then succeed", async () => {
  const orderId = await anOrder({ where: "payment", what: "fail_then_succeed" });

  const { error } = await bench.pay(orderId);
  await bench.advance(30);

  expect(await eventsOf(orderId)).toEqual(["payment.failed", "payment.authorized", "payment.captured", "order.paid"]);
  expect(await bench.sdk.payments.fetch(error?.metadata.payment_id ?? "")).toMatchObject({ status: "captured" });
});

test("a late yes can come at one exact instant", async () => {
  const { now } = (await bench.control("/clock")) as { now: number };
  const orderId = await anOrder({ where: "payment", what: "late", params: { at: now + 300 } });
  const { pending } = await bench.pay(orderId);
  const status = async () => (await bench.sdk.payments.fetch(pending?.payment_id ?? "")).status;
  const { now: later } = (await bench.control("/clock")) as { now: number };

  await bench.advance(now + 299 - later);
  expect(await status()).toBe("created");
  await bench.advance(2);

  expect(await status()).toBe("captured");
});

test("a late payment of a paid order can be captured all the same", async () => {
  const orderId = await anOrder({ where: "payment", what: "capture_anyway" });
  await bench.pay(orderId, { outcome: "late", after_seconds: 30 });
  await bench.pay(orderId);

  await bench.advance(30);

  const { items } = await bench.sdk.orders.fetchPayments(orderId);
  expect(items.map(({ status }) => status)).toEqual(["captured", "captured"]);
});

test("one capture can be told by two events of each kind", async () => {
  const { orderId } = await aPaidOrder({ where: "payment", what: "captured_told_twice" });

  expect((await eventsOf(orderId)).sort()).toEqual([
    "order.paid",
    "order.paid",
    "payment.authorized",
    "payment.captured",
    "payment.captured",
  ]);
});

test("a payment can be made to be disputed and lost, or refunded at the dashboard, after its capture", async () => {
  const lost = await aPaidOrder({ where: "payment", what: "dispute", params: { ends: "lost" } });
  const refunded = await aPaidOrder({ where: "payment", what: "dashboard_refund", params: { amount: 500 } });

  await bench.advance(120);

  expect(await booksOf(lost.orderId)).toMatchObject({ disputed: 52_500, balance: -FEE });
  expect(await booksOf(refunded.orderId)).toMatchObject({ refunded: 500 });
});
