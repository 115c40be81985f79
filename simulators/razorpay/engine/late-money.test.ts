import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const MINUTE = 60;
const DAY = 86_400;
const TWELVE_MINUTES = {
  payment: {
    capture: "automatic",
    capture_options: { automatic_expiry_period: 12, manual_expiry_period: 7200, refund_speed: "normal" },
  } as never,
};

async function statusOf(paymentId: string | undefined): Promise<string> {
  return (await bench.sdk.payments.fetch(paymentId ?? "")).status;
}

async function eventsOf(orderId: string): Promise<string[]> {
  const { items } = await bench.control(`/events?order_id=${orderId}`);
  return (items as { event: string }[]).map(({ event }) => event);
}

test("an unanswered payment fails after ten minutes", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { pending } = await bench.pay(order.id, { outcome: "pending" });

  await bench.advance(10 * MINUTE - 1);
  expect(await statusOf(pending?.payment_id)).toBe("created");
  await bench.advance(1);

  expect(await bench.sdk.payments.fetch(pending?.payment_id ?? "")).toMatchObject({
    status: "failed",
    error_reason: "payment_timed_out",
  });
});

test("a payment may stay created for ever", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { pending } = await bench.pay(order.id, { outcome: "pending_forever" });

  await bench.advance(30 * DAY);

  expect(await statusOf(pending?.payment_id)).toBe("created");
  expect(await eventsOf(order.id)).toEqual([]);
});

test("a late yes of the bank turns failed into authorized, and is captured inside the order's twelve minutes", async () => {
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, ...TWELVE_MINUTES });
  const { pending } = await bench.pay(order.id, { outcome: "late", after_seconds: 11 * MINUTE });

  await bench.advance(11 * MINUTE);

  expect(await bench.sdk.payments.fetch(pending?.payment_id ?? "")).toMatchObject({
    status: "captured",
    error_code: null,
  });
  expect(await eventsOf(order.id)).toEqual(["payment.failed", "payment.authorized", "payment.captured", "order.paid"]);
});

test("authorized after the twelve minutes, it waits for us and then goes back by itself", async () => {
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, ...TWELVE_MINUTES });
  const { pending } = await bench.pay(order.id, { outcome: "late", after_seconds: 2 * DAY });

  await bench.advance(2 * DAY);
  expect(await statusOf(pending?.payment_id)).toBe("authorized");
  await bench.advance(3 * DAY);

  expect(await statusOf(pending?.payment_id)).toBe("refunded");
  expect(await eventsOf(order.id)).toEqual([
    "payment.failed",
    "payment.authorized",
    "refund.created",
    "refund.processed",
  ]);
});

test.each([
  ["auto_refund", "refunded"],
  ["leave_authorized", "authorized"],
  ["capture_anyway", "captured"],
])("a late payment of a paid order: %s", async (surplusPolicy, status) => {
  await bench.control("/settings", { surplusPolicy });
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { pending } = await bench.pay(order.id, { outcome: "late", after_seconds: MINUTE });
  await bench.pay(order.id);

  await bench.advance(MINUTE);

  expect(await statusOf(pending?.payment_id)).toBe(status);
});

test("paying twice captures two payments of one order, and the invariants say so until one goes back", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const isBroken = async () => JSON.stringify(await bench.control("/invariants")).includes(order.id);

  const { razorpay_payment_id: first } = await bench.pay(order.id, { outcome: "twice" });

  const { items } = await bench.sdk.orders.fetchPayments(order.id);
  expect(items.map(({ status }) => status)).toEqual(["captured", "captured"]);
  expect(await isBroken()).toBe(true);
  await bench.sdk.payments.refund(items.find(({ id }) => id !== first)?.id ?? "", {});
  expect(await isBroken()).toBe(false);
});

test("an automatic capture that never comes leaves the money to be captured by hand", async () => {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  const { razorpay_payment_id: id } = await bench.pay(order.id, { outcome: "authorize_only" });

  await bench.advance(DAY);

  expect(await statusOf(id)).toBe("authorized");
  expect(await bench.sdk.payments.capture(id, 52_500, "INR")).toMatchObject({ status: "captured" });
});
