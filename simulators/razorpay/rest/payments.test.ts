import { validatePaymentVerification } from "razorpay/dist/utils/razorpay-utils.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, KEY_SECRET, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const PAYMENT_KEYS = (
  "id entity amount currency status order_id invoice_id international method amount_refunded refund_status captured " +
  "description card_id bank wallet vpa email contact notes fee tax error_code error_description error_source error_step " +
  "error_reason acquirer_data created_at"
).split(" ");

test.each([
  ["upi", [...PAYMENT_KEYS, "upi"], ["rrn", "upi_transaction_id"]],
  ["card", PAYMENT_KEYS, ["auth_code", "rrn"]],
  ["netbanking", PAYMENT_KEYS, ["bank_transaction_id"]],
  ["wallet", PAYMENT_KEYS, ["transaction_id"]],
] as const)("a payment by %s has Razorpay's keys", async (method, keys, acquirerKeys) => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  const { razorpay_payment_id: id } = await bench.pay(order.id, { method });

  const payment = await bench.sdk.payments.fetch(id);
  expect(Object.keys(payment)).toEqual(keys);
  expect(Object.keys(payment.acquirer_data ?? {})).toEqual(acquirerKeys);
});

test("a paid order: fee with tax as in the docs, order paid, signature as the SDK wants it", async () => {
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, amount: 500_000, notes: { booking: "bkg_7" } });

  const answer = await bench.pay(order.id);

  const { razorpay_payment_id: payment_id, razorpay_signature: signature } = answer;
  expect(validatePaymentVerification({ order_id: order.id, payment_id }, signature, KEY_SECRET)).toBe(true);
  expect(await bench.sdk.payments.fetch(payment_id)).toMatchObject({
    status: "captured",
    captured: true,
    fee: 11_800,
    tax: 1800,
    notes: { booking: "bkg_7" },
  });
  expect(await bench.sdk.orders.fetch(order.id)).toMatchObject({
    status: "paid",
    attempts: 1,
    amount_paid: 500_000,
    amount_due: 0,
  });
});

test("the card stands inside the payment only when asked for", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { razorpay_payment_id: id } = await bench.pay(order.id, { method: "card" });

  expect(await bench.sdk.payments.fetch(id)).not.toHaveProperty("card");
  const expanded = await bench.sdk.payments.fetch(id, { "expand[]": "card" });
  expect(expanded).toMatchObject({ card: { last4: "1007", network: "Visa" } });
});

test("a failed attempt leaves the order payable and says why", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  const failed = await bench.pay(order.id, { outcome: "fail", reason: "insufficient_funds" });
  const paid = await bench.pay(order.id);

  expect(failed.error).toMatchObject({ code: "BAD_REQUEST_ERROR", reason: "insufficient_funds" });
  const payments = await bench.sdk.orders.fetchPayments(order.id);
  expect(payments.items.map(({ id, status }) => [id, status])).toEqual([
    [failed.error?.metadata.payment_id, "failed"],
    [paid.razorpay_payment_id, "captured"],
  ]);
  expect((await bench.sdk.orders.fetch(order.id)).attempts).toBe(2);
});

test("money by hand: captured once, whole, and only when authorized", async () => {
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, payment: { capture: "manual" } as never });
  const { razorpay_payment_id: id } = await bench.pay(order.id);
  const words = async (call: Promise<unknown>) => (await refusalOf(call)).error.description;

  expect(await words(bench.sdk.payments.capture(id, 52_400, "INR"))).toBe(
    "Capture amount must be equal to the amount authorized",
  );
  expect(await bench.sdk.payments.capture(id, 52_500, "INR")).toMatchObject({ status: "captured" });
  expect(await words(bench.sdk.payments.capture(id, 52_500, "INR"))).toBe("This payment has already been captured");

  const other = await bench.sdk.orders.create(AN_ENTRY);
  const { error } = await bench.pay(other.id, { outcome: "fail" });
  expect(await words(bench.sdk.payments.capture(error?.metadata.payment_id ?? "", 52_500, "INR"))).toMatch(
    /^Only payments which have been authorized/,
  );
});

test.each([
  ["a paid order", "success", {}, "order_already_paid"],
  ["another amount", "fail", { amount: 100 }, "order_amount_mismatch"],
  ["an order with an authorized payment", "authorize_only", {}, "payment_already_authorized"],
] as const)("Checkout refuses %s", async (_, before, request, reason) => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(order.id, { outcome: before });

  const refused = await bench.pay(order.id, request);

  expect(refused.error?.reason).toBe(reason);
  expect((await bench.sdk.orders.fetch(order.id)).attempts).toBe(1);
});

test.each([
  [{ vpa: "failure@razorpay" }, "payment_failed"],
  [{ method: "card", card_number: "4100 2800 0008 0001" }, "insufficient_funds"],
  [{ method: "card", otp: "123" }, "incorrect_otp"],
] as const)("Razorpay's test instruments fail as they do there: %j", async (request, reason) => {
  const order = await bench.sdk.orders.create(AN_ENTRY);

  expect((await bench.pay(order.id, request)).error?.reason).toBe(reason);
});
