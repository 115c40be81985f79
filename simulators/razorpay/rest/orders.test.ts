import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const ORDER_KEYS =
  "id entity amount amount_paid amount_due currency receipt offer_id status attempts notes created_at".split(" ");

test("an order has Razorpay's keys, in its order, and empty notes are an array", async () => {
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "golden" });

  expect(Object.keys(order)).toEqual(ORDER_KEYS);
  expect(order).toMatchObject({ status: "created", attempts: 0, amount_due: 52_500, notes: [], offer_id: null });
  expect(order.id).toMatch(/^order_[0-9A-Za-z]{14}$/);
  expect(await bench.sdk.orders.fetch(order.id)).toEqual(order);
});

test("ids grow with time", async () => {
  const ids = [];
  for (let made = 0; made < 20; made++) ids.push((await bench.sdk.orders.create(AN_ENTRY)).id);

  expect([...ids].sort((one, other) => (one < other ? -1 : 1))).toEqual(ids);
  expect(new Set(ids).size).toBe(20);
});

test.each([
  [{ currency: "INR", amount: 99 }, "The amount must be at least INR 1.00", "amount"],
  [{ currency: "INR", amount: 100.5 }, "The amount must be an integer.", "amount"],
  [{ currency: "INR", amount: 1e12 }, "Amount exceeds maximum amount allowed.", "amount"],
  [{ currency: "INR" }, "The amount field is required.", "amount"],
  [{ ...AN_ENTRY, colour: "red" }, "colour is/are not required and should not be sent", "colour"],
  [{ ...AN_ENTRY, receipt: "r".repeat(41) }, "The receipt may not be greater than 40 characters.", "receipt"],
  [
    { ...AN_ENTRY, payment: { capture: "automatic", capture_options: { automatic_expiry_period: 11 } } },
    "The automatic expiry period must be at least 12.",
    "automatic_expiry_period",
  ],
])("a wrong order is refused in Razorpay's words: %j", async (body, description, field) => {
  const refusal = await refusalOf(bench.sdk.orders.create(body as never));

  expect(refusal.statusCode).toBe(400);
  expect(refusal.error).toMatchObject({ code: "BAD_REQUEST_ERROR", description, field, metadata: {} });
});

test("a used receipt is refused, taken, or answered with the first order, as the account is set", async () => {
  const first = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "once" });

  const refusal = await refusalOf(bench.sdk.orders.create({ ...AN_ENTRY, receipt: "once" }));
  expect(refusal.error.description).toBe("Order receipt should be unique.");
  await bench.control("/settings", { receiptPolicy: "return_same" });
  expect((await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "once" })).id).toBe(first.id);
  await bench.control("/settings", { receiptPolicy: "allow_duplicate" });
  expect((await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "once" })).id).not.toBe(first.id);

  expect((await bench.sdk.orders.all({ receipt: "once" })).count).toBe(2);
});

test("unknown, malformed and foreign ids look as they do at Razorpay", async () => {
  expect((await refusalOf(bench.sdk.orders.fetch("order_00000000000000"))).error.description).toBe(
    "The id provided does not exist",
  );
  expect((await refusalOf(bench.sdk.orders.fetch("nonsense"))).error.description).toBe("nonsense is not a valid id");
  const elsewhere = await fetch(`${bench.running.url}/v1/nowhere`, {
    headers: { Authorization: `Basic ${btoa("rzp_test_bench:bench-key-secret")}` },
  });
  expect([elsewhere.status, (await elsewhere.json()).error.description]).toEqual([
    400,
    "The requested URL was not found on the server.",
  ]);
});

test("only the exact scheme and the right pair of keys are let in", async () => {
  const status = async (authorization: string) => {
    const response = await fetch(`${bench.running.url}/v1/orders`, { headers: { Authorization: authorization } });
    return [response.status, (await response.json()).error?.description];
  };
  const pair = btoa("rzp_test_bench:bench-key-secret");

  expect(await status(`Basic ${pair}`)).toEqual([200, undefined]);
  expect(await status(`basic ${pair}`)).toEqual([401, "Authentication failed"]);
  expect(await status(`Basic ${btoa("rzp_test_bench:wrong")}`)).toEqual([401, "Authentication failed"]);
});

test("only the notes of an order can change", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  const edited = await bench.sdk.orders.edit(order.id, { notes: { booking: "bkg_1" } });

  expect(edited).toEqual({ ...order, notes: { booking: "bkg_1" } });
});

test("lists come newest first, in pages, with payments inside when asked, and may lag", async () => {
  const paid = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(paid.id);
  const newest = await bench.sdk.orders.create(AN_ENTRY);

  const page = await bench.sdk.orders.all({ count: 2 });
  expect(page.items.map(({ id }) => id)).toEqual([newest.id, paid.id]);
  const expanded = await bench.sdk.orders.all({ authorized: 1, count: 1, "expand[]": "payments" } as never);
  expect(expanded.items[0]).toMatchObject({ id: paid.id, payments: { entity: "collection", count: 1 } });

  await bench.control("/settings", { listLagSeconds: 120 });
  expect((await bench.sdk.orders.all()).count).toBe(0);
  await bench.advance(121);
  expect((await bench.sdk.orders.all({ count: 1 })).items[0]?.id).toBe(newest.id);
});
