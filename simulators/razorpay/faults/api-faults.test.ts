import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await aSimulator();
});
afterEach(() => bench.stop());

async function anAuthorizedPayment(): Promise<string> {
  const { id } = await bench.sdk.orders.create({ ...AN_ENTRY, payment: { capture: "manual" } as never });
  return (await bench.pay(id)).razorpay_payment_id;
}

const switchOn = (where: string, what: string, params: object = {}) =>
  bench.control("/faults", { where, what, times: 1, params });

test.each(["500", "502", "503", "504"].flatMap((status) => [[status], [`html_${status}`], [`empty_${status}`]]))(
  "%s is what the SDK rejects with, and nothing was made",
  async (what) => {
    await switchOn("api_before", what);

    const refusal = await refusalOf(bench.sdk.orders.create(AN_ENTRY));

    expect(refusal.statusCode).toBe(Number(what.slice(-3)));
    expect(refusal.error?.code).toBe(/^\d+$/.test(what) ? "SERVER_ERROR" : undefined);
    expect((await bench.sdk.orders.all()).count).toBe(0);
  },
);

test.each([
  ["api_before", "already_captured", "authorized", "This payment has already been captured"],
  ["api_after", "already_captured", "captured", "This payment has already been captured"],
  ["api_before", "order_already_paid", "authorized", /order is already paid/],
  ["api_after", "order_already_paid", "captured", /order is already paid/],
])("%s %s: the capture is refused in words, and the payment is %s in fact", async (where, what, status, words) => {
  const id = await anAuthorizedPayment();
  await switchOn(where, what);

  const { error } = await refusalOf(bench.sdk.payments.capture(id, 52_500, "INR"));

  expect(error.description).toMatch(words);
  expect(await bench.sdk.payments.fetch(id)).toMatchObject({ status });
});

test.each([
  ["refund_in_progress", 409, /still in progress/],
  ["refund_store_down", 500, /Failed to fetch idempotency record/],
  ["low_balance", 400, /enough balance/],
])("%s: the refund is refused, nothing goes back, and the same call works later", async (what, status, words) => {
  const id = await anAuthorizedPayment();
  await bench.sdk.payments.capture(id, 52_500, "INR");
  await switchOn("api_before", what);

  const { statusCode, error } = await refusalOf(bench.sdk.payments.refund(id, {}));

  expect([statusCode, error.description]).toEqual([status, expect.stringMatching(words)]);
  expect(await bench.sdk.payments.fetch(id)).toMatchObject({ amount_refunded: 0 });
  expect(await bench.sdk.payments.refund(id, {})).toMatchObject({ status: "processed" });
});

test.each([
  ["latency", { ms: 120 }, 110, 2000],
  ["latency_uniform", { min_ms: 60, max_ms: 120 }, 50, 2000],
  ["latency_long_tail", { ms: 50, max_ms: 120 }, 40, 2000],
])("an answer can take its time: %s", async (what, params, leastMs, mostMs) => {
  await switchOn("api_before", what, params);
  const startedAt = performance.now();

  await bench.sdk.orders.create(AN_ENTRY);

  const tookMs = performance.now() - startedAt;
  expect(tookMs).toBeGreaterThan(leastMs);
  expect(tookMs).toBeLessThan(mostMs);
});

test("a fault of an order meets the calls about its payments and refunds", async () => {
  const { id: orderId } = await bench.sdk.orders.create(AN_ENTRY);
  const { razorpay_payment_id: paymentId } = await bench.pay(orderId);
  const refund = await bench.sdk.payments.refund(paymentId, {});
  await bench.control("/faults", { where: "api_before", what: "503", match: { id: orderId } });

  expect((await refusalOf(bench.sdk.payments.fetch(paymentId))).statusCode).toBe(503);
  expect((await refusalOf(bench.sdk.refunds.fetch(refund.id))).statusCode).toBe(503);
  expect(await bench.sdk.orders.create(AN_ENTRY)).toHaveProperty("id");
});

test("calls above the limit get 429 until the bucket has filled again", async () => {
  await bench.control("/settings", { requestsPerSecond: 3 });
  const statuses = async () => {
    const calls = Array.from({ length: 5 }, () =>
      bench.sdk.orders.all().then(
        () => 200,
        ({ statusCode }) => statusCode,
      ),
    );
    return (await Promise.all(calls)).sort();
  };

  expect(await statuses()).toEqual([200, 200, 200, 429, 429]);
  await bench.advance(1);

  expect(await statuses()).toEqual([200, 200, 200, 429, 429]);
});
