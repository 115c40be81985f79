import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const MINUTE = 60;
const DAY = 86_400;

const manual = (options?: object) => ({ payment: { capture: "manual", ...(options && { capture_options: options }) } });

async function anAuthorizedPayment(rule: object): Promise<{ orderId: string; paymentId: string }> {
  const { id: orderId } = await bench.sdk.orders.create({ ...AN_ENTRY, ...rule } as never);
  const { razorpay_payment_id: paymentId } = await bench.pay(orderId);
  return { orderId, paymentId };
}

async function eventsOf(orderId: string): Promise<string[]> {
  const { items } = await bench.control(`/events?order_id=${orderId}`);
  return (items as { event: string }[]).map(({ event }) => event);
}

test.each([
  ["with options", manual({ automatic_expiry_period: 12, manual_expiry_period: 60, refund_speed: "normal" })],
  ["without options", manual()],
  ["in the old way", { payment_capture: 0 }],
])("manual capture %s leaves the money authorized until it is captured by hand", async (_, rule) => {
  const { orderId, paymentId } = await anAuthorizedPayment(rule);
  await bench.advance(30 * MINUTE);

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "authorized", captured: false, fee: null });
  expect(await bench.sdk.orders.fetch(orderId)).toMatchObject({ status: "attempted", amount_paid: 0 });
  expect(await bench.sdk.payments.capture(paymentId, 52_500, "INR")).toMatchObject({
    status: "captured",
    captured: true,
    fee: 1239,
    tax: 189,
  });

  expect(await bench.sdk.orders.fetch(orderId)).toMatchObject({ status: "paid", amount_paid: 52_500, amount_due: 0 });
  expect(await eventsOf(orderId)).toEqual(["payment.authorized", "payment.captured", "order.paid"]);
  await bench.advance(10 * DAY);
  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "captured" });
});

test.each([
  ["manual_expiry_period", manual({ manual_expiry_period: 60 }), 60 * MINUTE],
  ["the longest period when none is given", manual(), 7200 * MINUTE],
  ["the account's days", { payment_capture: 0 }, 3 * DAY],
])("uncaptured money goes back by itself after %s", async (_, rule, seconds) => {
  const { orderId, paymentId } = await anAuthorizedPayment(rule);

  await bench.advance(seconds - 2);
  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "authorized" });
  await bench.advance(2);

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({
    status: "refunded",
    refund_status: "full",
    amount_refunded: 52_500,
    captured: false,
    fee: null,
  });
  expect((await bench.sdk.payments.fetchMultipleRefund(paymentId, {})).items).toMatchObject([
    { amount: 52_500, status: "processed" },
  ]);
  expect(await eventsOf(orderId)).toEqual(["payment.authorized", "refund.created", "refund.processed"]);
  expect((await refusalOf(bench.sdk.payments.capture(paymentId, 52_500, "INR"))).statusCode).toBe(400);
});

test("the account can be set to capture by hand", async () => {
  await bench.control("/settings", { captureByDefault: "manual" });
  const { paymentId } = await anAuthorizedPayment({});
  await bench.control("/settings", { captureByDefault: "automatic" });

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "authorized" });
});

test("nobody can pay an order whose money waits to be captured", async () => {
  const { orderId } = await anAuthorizedPayment(manual());

  expect((await bench.pay(orderId)).error?.reason).toBe("payment_already_authorized");
});
