import Razorpay from "razorpay";
import { validatePaymentVerification } from "razorpay/dist/utils/razorpay-utils.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench, KEY_ID, KEY_SECRET, refusalOf } from "../test-bench.ts";

// Every call of the official SDK that the product may make, against the shapes that Razorpay documents.

let bench: Bench;
let known: { orderId: string; paymentId: string; refundId: string; disputeId: string };
beforeAll(async () => {
  bench = await aSimulator();
  const { id: orderId } = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "contract" });
  const { razorpay_payment_id: paymentId } = await bench.pay(orderId);
  const { id: refundId } = await bench.sdk.payments.refund(paymentId, { amount: 100 });
  const { id: disputeId } = (await bench.control(`/payments/${paymentId}/dispute`, {})) as { id: string };
  known = { orderId, paymentId, refundId, disputeId };
});
afterAll(() => bench.stop());

type Call = (sdk: Bench["sdk"], ids: typeof known) => Promise<unknown>;

const CALLS: [string, string, Call][] = [
  ["orders.create", "order", (sdk) => sdk.orders.create(AN_ENTRY)],
  ["orders.fetch", "order", (sdk, { orderId }) => sdk.orders.fetch(orderId)],
  ["orders.edit", "order", (sdk, { orderId }) => sdk.orders.edit(orderId, { notes: { seen: "yes" } })],
  ["payments.fetch", "payment", (sdk, { paymentId }) => sdk.payments.fetch(paymentId)],
  ["payments.edit", "payment", (sdk, { paymentId }) => sdk.payments.edit(paymentId, { notes: { seen: "yes" } })],
  ["payments.refund", "refund", (sdk, { paymentId }) => sdk.payments.refund(paymentId, { amount: 100 })],
  ["payments.fetchRefund", "refund", (sdk, ids) => sdk.payments.fetchRefund(ids.paymentId, ids.refundId)],
  ["refunds.fetch", "refund", (sdk, { refundId }) => sdk.refunds.fetch(refundId)],
  ["refunds.edit", "refund", (sdk, { refundId }) => sdk.refunds.edit(refundId, { notes: { seen: "yes" } })],
  ["disputes.fetch", "dispute", (sdk, { disputeId }) => sdk.disputes.fetch(disputeId)],
];

const LISTS: [string, string, Call][] = [
  ["orders.all", "order", (sdk) => sdk.orders.all()],
  ["orders.all by receipt", "order", (sdk) => sdk.orders.all({ receipt: "contract" })],
  ["orders.fetchPayments", "payment", (sdk, { orderId }) => sdk.orders.fetchPayments(orderId)],
  ["payments.all", "payment", (sdk) => sdk.payments.all({ from: "2020-01-01" as never, count: 5 })],
  ["payments.fetchMultipleRefund", "refund", (sdk, { paymentId }) => sdk.payments.fetchMultipleRefund(paymentId, {})],
  ["refunds.all", "refund", (sdk) => sdk.refunds.all()],
  ["disputes.all", "dispute", (sdk) => sdk.disputes.all()],
];

const KEYS: Record<string, string> = {
  order: "amount amount_due amount_paid attempts created_at currency entity id notes offer_id receipt status",
  payment:
    "acquirer_data amount amount_refunded bank captured card_id contact created_at currency description email entity " +
    "error_code error_description error_reason error_source error_step fee id international invoice_id method notes " +
    "order_id refund_status status tax upi vpa wallet",
  refund:
    "acquirer_data amount batch_id created_at currency entity id notes payment_id receipt speed_processed " +
    "speed_requested status",
  dispute:
    "amount amount_deducted created_at currency entity evidence id payment_id phase reason_code respond_by status",
};

const keysOf = (thing: unknown) =>
  Object.keys(thing as object)
    .sort()
    .join(" ");

test.each(CALLS)("%s answers one %s with all its keys", async (_, entity, call) => {
  const answer = await call(bench.sdk, known);

  expect(answer).toMatchObject({ entity });
  expect(keysOf(answer)).toBe(KEYS[entity]);
});

test.each(LISTS)("%s answers a collection of %ss", async (_, entity, call) => {
  const answer = (await call(bench.sdk, known)) as { count: number; items: object[] };

  expect(keysOf(answer)).toBe("count entity items");
  expect(answer).toMatchObject({ entity: "collection", count: answer.items.length });
  expect(keysOf(answer.items[0])).toBe(KEYS[entity]);
});

test("payments.capture answers the payment", async () => {
  const { id } = await bench.sdk.orders.create({ ...AN_ENTRY, payment: { capture: "manual" } as never });
  const { razorpay_payment_id: paymentId } = await bench.pay(id);

  expect(keysOf(await bench.sdk.payments.capture(paymentId, 52_500, "INR"))).toBe(KEYS.payment);
});

test("a refusal has the documented keys and nothing else", async () => {
  const { statusCode, error } = await refusalOf(bench.sdk.orders.create({ ...AN_ENTRY, amount: 99 }));

  expect(statusCode).toBe(400);
  expect(keysOf(error)).toBe("code description field metadata reason source step");
  expect(keysOf((await refusalOf(bench.sdk.payments.fetch("pay_00000000000000"))).error)).toBe(
    "code description metadata reason source step",
  );
});

test("the refund key travels as a header through the SDK's axios instance", async () => {
  const headers = { "X-Refund-Idempotency": "contract_key_1" };
  const path = `/v1/payments/${known.paymentId}/refund`;

  const { data: first } = await bench.sdk.api.rq.post(path, { amount: 200 }, { headers });
  const { data: again } = await bench.sdk.api.rq.post(path, { amount: 200 }, { headers });

  expect(again).toEqual(first);
});

test("both signature helpers of the SDK agree with the simulator", async () => {
  const { id: orderId } = await bench.sdk.orders.create(AN_ENTRY);
  const { razorpay_payment_id: payment_id, razorpay_signature: signature } = await bench.pay(orderId);
  const { webhooks } = bench.running.simulator();
  const body = webhooks.ofOrder(orderId)[0]?.body ?? "";

  expect(validatePaymentVerification({ order_id: orderId, payment_id }, signature, KEY_SECRET)).toBe(true);
  expect(validatePaymentVerification({ order_id: known.orderId, payment_id }, signature, KEY_SECRET)).toBe(false);
  expect(Razorpay.validateWebhookSignature(body, "0".repeat(64), "any")).toBe(false);
});

test("a wrong key is refused by the SDK as Razorpay does", async () => {
  const stranger = new Razorpay({ key_id: KEY_ID, key_secret: "wrong" }) as Bench["sdk"];
  stranger.api.rq.defaults.baseURL = bench.running.url;

  expect(await refusalOf(stranger.orders.all())).toMatchObject({
    statusCode: 401,
    error: { code: "BAD_REQUEST_ERROR", description: "Authentication failed" },
  });
});
