import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, KEY_ID, KEY_SECRET, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await aSimulator();
});
afterEach(() => bench.stop());

async function aPaidOrder(): Promise<{ orderId: string; paymentId: string }> {
  const { id: orderId } = await bench.sdk.orders.create(AN_ENTRY);
  return { orderId, paymentId: (await bench.pay(orderId)).razorpay_payment_id };
}

const switchOn = (what: string, params: object = {}) =>
  bench.control("/faults", { where: "api_content", what, params });

test.each([
  ["extra_keys", {}, { x_unknown: { deep: [1, "two", null] }, status: "captured" }],
  ["notes_object", {}, { notes: {} }],
  ["notes_null", {}, { notes: null }],
  ["notes_array", {}, { notes: [] }],
  ["empty_error_code", {}, { error_code: "", error_description: "" }],
  ["unknown_status", {}, { status: "on_hold" }],
  ["unknown_status", { status: "settled" }, { status: "settled" }],
  ["missing_keys", {}, { vpa: undefined, fee: undefined, error_code: undefined, acquirer_data: undefined }],
  ["missing_keys", { keys: "vpa,bank" }, { vpa: undefined, bank: undefined, fee: 1239 }],
])("an answer can look otherwise: %s %j", async (what, params, seen) => {
  const { paymentId } = await aPaidOrder();
  const payment = await bench.sdk.payments.fetch(paymentId);
  await switchOn(what, params);

  const damaged = await bench.sdk.payments.fetch(paymentId);

  expect({ ...damaged, ...absent(seen, damaged) }).toMatchObject(seen);
  expect(damaged).toMatchObject({ id: payment.id, amount: payment.amount });
});

/** A key that is missing, as undefined; a key that is there, as it is. */
function absent(seen: object, damaged: object): object {
  return Object.fromEntries(Object.keys(seen).map((key) => [key, (damaged as Record<string, unknown>)[key]]));
}

test("a payment can say captured: true beside another status, in lists too", async () => {
  const { id } = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(id, { outcome: "fail" });
  await switchOn("captured_lies");

  expect((await bench.sdk.orders.fetchPayments(id)).items).toMatchObject([{ status: "failed", captured: true }]);
});

test("times can be askew", async () => {
  const { orderId } = await aPaidOrder();
  const { created_at: createdAt } = await bench.sdk.orders.fetch(orderId);
  await switchOn("created_at_skew", { seconds: -90 });

  expect((await bench.sdk.orders.fetch(orderId)).created_at).toBe(createdAt - 90);
});

test("what is read can be as it was some seconds ago, and what is younger is not there yet", async () => {
  const { id } = await bench.sdk.orders.create(AN_ENTRY);
  await bench.advance(100);
  const { razorpay_payment_id: paymentId } = await bench.pay(id, { outcome: "authorize_only" });
  await bench.advance(20);
  await bench.sdk.payments.capture(paymentId, 52_500, "INR");
  await bench.advance(15);
  await switchOn("stale", { seconds: 30 });

  expect(await bench.sdk.payments.fetch(paymentId)).toMatchObject({ status: "authorized", captured: false });
  expect(await bench.sdk.orders.fetch(id)).toMatchObject({ status: "attempted", attempts: 1 });

  await bench.control("/faults", { where: "api_content", what: "stale", params: { seconds: 60 } });
  expect((await refusalOf(bench.sdk.payments.fetch(paymentId))).error.description).toBe(
    "The id provided does not exist",
  );
  expect(await bench.sdk.orders.fetch(id)).toMatchObject({ status: "created", attempts: 0 });
  expect(await bench.sdk.orders.fetchPayments(id)).toMatchObject({ count: 0, items: [] });
});

test("lists can lag while calls by id do not", async () => {
  await bench.advance(1);
  const { orderId, paymentId } = await aPaidOrder();
  await switchOn("list_lag", { seconds: 120 });

  expect(await bench.sdk.payments.all()).toMatchObject({ count: 0 });
  expect(await bench.sdk.orders.fetch(orderId)).toMatchObject({ status: "paid" });
  await bench.advance(120);
  expect((await bench.sdk.payments.all()).items.map(({ id }) => id)).toEqual([paymentId]);
});

const HEADERS = { Authorization: `Basic ${btoa(`${KEY_ID}:${KEY_SECRET}`)}` };

test("a body can trickle in after its headers", async () => {
  await switchOn("slow_body", { seconds: 0.4 });
  const startedAt = performance.now();

  const response = await fetch(`${bench.running.url}/v1/orders`, { headers: HEADERS });
  const headersMs = performance.now() - startedAt;

  expect(await response.json()).toEqual({ entity: "collection", count: 0, items: [] });
  expect(performance.now() - startedAt - headersMs).toBeGreaterThan(200);
});

test("a body can break off in the middle", async () => {
  await switchOn("cut_body");
  const response = await fetch(`${bench.running.url}/v1/orders`, { headers: HEADERS });

  await expect(response.text()).rejects.toThrow();
});
