import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, KEY_ID } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

interface WindowAnswer {
  pending?: { payment_id: string };
  paid?: object;
  error?: object;
}

/** What the window does when a button is pressed. */
async function press(orderId: string, request: object = {}): Promise<WindowAnswer> {
  const body = JSON.stringify({ key: KEY_ID, order_id: orderId, amount: 52_500, method: "upi", ...request });
  const response = await fetch(`${bench.running.url}/checkout/pay`, { method: "POST", body });
  return (await response.json()) as WindowAnswer;
}

test("the script and its window are served, and any page may frame the window", async () => {
  const script = await fetch(`${bench.running.url}/v1/checkout.js`);
  const page = await fetch(`${bench.running.url}/checkout/page`);

  expect(await script.text()).toContain("window.Razorpay = Razorpay");
  expect(page.headers.get("x-frame-options")).toBeNull();
  expect(page.headers.get("content-security-policy")).not.toContain("frame-ancestors");
});

test("a page with another merchant's key cannot pay the order", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  expect(await press(order.id, { key: "rzp_test_other" })).toMatchObject({
    error: { description: "The id provided does not exist" },
  });
});

test("the window of a paid order says so and offers nothing to pay", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const query = new URLSearchParams({ key: KEY_ID, order_id: order.id });
  const open = async () => (await fetch(`${bench.running.url}/checkout/order?${query}`)).json();

  expect(await open()).toMatchObject({ refused: null });
  await press(order.id);

  expect(await open()).toMatchObject({ refused: expect.stringMatching(/already (paid|authorized)/) });
  expect(await press(order.id)).toHaveProperty("error");
});

test("a pending payment is told to the window once the bank has answered", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { pending } = await press(order.id, { outcome: "late", after_seconds: 30 });
  const query = new URLSearchParams({ key: KEY_ID, payment_id: pending?.payment_id ?? "" });
  const ask = async () => (await fetch(`${bench.running.url}/checkout/payment?${query}`)).json();

  expect(await ask()).toEqual({ pending });
  await bench.advance(30);

  expect(await ask()).toMatchObject({ paid: { fields: { razorpay_payment_id: pending?.payment_id }, times: 1 } });
});

test.each([
  ["handler_never", { times: 0 }],
  ["handler_twice", { times: 2 }],
  ["handler_late", { delay_ms: 5000 }],
  ["wrong_signature", { fields: { razorpay_signature: "0".repeat(64) } }],
  ["other_order", { fields: { razorpay_order_id: "order_00000000000000" } }],
])("the telling can go wrong: %s", async (what, paid) => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  await bench.control("/faults", { where: "checkout", what, match: { id: order.id } });

  expect(await press(order.id)).toMatchObject({ paid });
});

test("a scenario picked in the window affects this payment", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  await press(order.id, { scenario: "two_payments" });

  expect((await bench.sdk.orders.fetchPayments(order.id)).count).toBe(2);
});

test("the window offers the scenarios that may affect an order", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const query = new URLSearchParams({ key: KEY_ID, order_id: order.id });
  const { scenarios } = await (await fetch(`${bench.running.url}/checkout/order?${query}`)).json();
  const names = scenarios.map(({ name }: { name: string }) => name);

  expect(names).toContain("upi_app_switch");
  expect(names).not.toContain("razorpay_down");
});
