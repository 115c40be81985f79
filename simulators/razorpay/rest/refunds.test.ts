import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, refusalOf } from "../test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

async function aPaidOrder(): Promise<string> {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  return (await bench.pay(order.id)).razorpay_payment_id;
}

interface RefundAnswer {
  status: number | "lost";
  body: Record<string, unknown> & { error?: { description: string } };
}

/** With the key: the SDK has no way but its axios instance. */
async function refund(paymentId: string, body: object, key: string): Promise<RefundAnswer> {
  const headers = { "X-Refund-Idempotency": key };
  const call = bench.sdk.api.rq.post(`/v1/payments/${paymentId}/refund`, body, { headers });
  return call.then(
    (answer) => ({ status: 200, body: answer.data as RefundAnswer["body"] }),
    ({ response }) => ({ status: response?.status ?? "lost", body: response?.data ?? {} }),
  );
}

const REFUND_KEYS =
  "id entity amount currency payment_id notes receipt acquirer_data created_at batch_id status speed_processed speed_requested".split(
    " ",
  );

test("a whole refund is processed in its answer, and the bank's reference comes later", async () => {
  const id = await aPaidOrder();

  const made = await bench.sdk.payments.refund(id, {});

  expect(Object.keys(made)).toEqual(REFUND_KEYS);
  expect(made).toMatchObject({
    amount: 52_500,
    status: "processed",
    speed_processed: "normal",
    acquirer_data: { rrn: null },
  });
  expect(await bench.sdk.payments.fetch(id)).toMatchObject({
    status: "refunded",
    refund_status: "full",
    captured: true,
  });
  await bench.advance(3601);
  expect((await bench.sdk.refunds.fetch(made.id)).acquirer_data).toEqual({ rrn: expect.stringMatching(/^\d{12}$/) });
});

test("parts can go back until nothing remains", async () => {
  const id = await aPaidOrder();
  const words = async (body: object) => (await refusalOf(bench.sdk.payments.refund(id, body))).error.description;

  await bench.sdk.payments.refund(id, { amount: 50_000 });
  expect(await bench.sdk.payments.fetch(id)).toMatchObject({ status: "captured", refund_status: "partial" });
  expect(await words({ amount: 2501 })).toBe("The refund amount provided is greater than amount captured");
  await bench.sdk.payments.refund(id, {});
  expect(await words({})).toBe("The payment has been fully refunded already");

  expect((await bench.sdk.payments.fetchMultipleRefund(id, {})).items.map(({ amount }) => amount)).toEqual([
    2500, 50_000,
  ]);
});

test("the same key and body refund once, whatever happens to the answers", async () => {
  const id = await aPaidOrder();
  await bench.control("/faults", { where: "api_after", what: "reset", match: { id }, times: 1 });

  const lost = await refund(id, { receipt: "rfd_1" }, "rfd_1_attempt_1");
  const again = await refund(id, { receipt: "rfd_1" }, "rfd_1_attempt_1");

  expect(lost.status).toBe("lost");
  expect(again).toMatchObject({ status: 200, body: { receipt: "rfd_1", amount: 52_500 } });
  expect(await refund(id, { receipt: "rfd_1" }, "rfd_1_attempt_1")).toEqual(again);
  expect((await bench.sdk.payments.fetchMultipleRefund(id, {})).count).toBe(1);
});

test.each([
  ["short", 400, "The idempotency key must be at least 10 characters long."],
  ["with spaces in it", 400, /^The idempotency key must only contain/],
  ["used_for_something", 409, /^Different request with the same idempotency key/],
])("the key %j is refused", async (key, status, description) => {
  const id = await aPaidOrder();
  await refund(id, { amount: 100 }, "used_for_something");

  const refused = await refund(id, { amount: 200 }, key);

  expect(refused.status).toBe(status);
  expect(refused.body.error?.description).toMatch(description);
});

test("a refund that fails puts its amount back on the payment", async () => {
  const id = await aPaidOrder();
  await bench.control("/settings", { refundPolicy: "pending_then_failed" });

  const made = await bench.sdk.payments.refund(id, {});
  expect(made.status).toBe("pending");
  await bench.advance(61);

  expect((await bench.sdk.payments.fetchRefund(id, made.id)).status).toBe("failed");
  expect(await bench.sdk.payments.fetch(id)).toMatchObject({
    status: "captured",
    amount_refunded: 0,
    refund_status: null,
  });
  await bench.control("/settings", { refundPolicy: "processed_at_once" });
});

test("a refund that fails puts its amount back on the balance", async () => {
  const id = await aPaidOrder();
  await bench.control("/settings", { refundBalancePaise: 52_500, refundPolicy: "pending_then_failed" });

  await bench.sdk.payments.refund(id, {});
  expect(await bench.control("/settings")).toMatchObject({ refundBalancePaise: 0 });
  await bench.advance(60);

  expect(await bench.control("/settings")).toMatchObject({ refundBalancePaise: 52_500 });
  await bench.control("/settings", { refundBalancePaise: null, refundPolicy: "processed_at_once" });
});

test("an empty balance refuses refunds, and the same key works after a top-up", async () => {
  const id = await aPaidOrder();
  await bench.control("/settings", { refundBalancePaise: 100 });
  expect((await refund(id, {}, "top_up_test")).status).toBe(400);

  await bench.control("/settings", { refundBalancePaise: null });

  expect((await refund(id, {}, "top_up_test")).status).toBe(200);
});
