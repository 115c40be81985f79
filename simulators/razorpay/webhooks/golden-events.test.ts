import { afterAll, beforeAll, expect, test } from "vitest";
import { AN_ENTRY, aSimulator, type Bench } from "../test-bench.ts";

// Key sets of every event, against the lists of the documentation and of what was measured.

let bench: Bench;
beforeAll(async () => {
  bench = await aSimulator();
});
afterAll(() => bench.stop());

const PAYMENT =
  "acquirer_data amount amount_refunded bank captured card_id contact created_at currency description email entity " +
  "error_code error_description error_reason error_source error_step fee id international invoice_id method notes " +
  "order_id refund_status status tax vpa wallet";
const ORDER =
  "amount amount_due amount_paid attempts checkout created_at currency description entity id notes offer_id receipt status";
const REFUND =
  "acquirer_data amount batch_id created_at currency entity id notes payment_id receipt speed_processed speed_requested status";
const DISPUTE =
  "amount amount_deducted created_at currency entity evidence id payment_id phase reason_code respond_by status";

const withMore = (keys: string, more: string) => `${keys} ${more}`.split(" ").sort().join(" ");

interface Told {
  event: string;
  contains: string[];
  payload: Record<string, { entity: object }>;
}

async function tell(method: string): Promise<Map<string, Told>> {
  const { id: orderId } = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(orderId, { method: method as "upi", outcome: "fail" });
  const { razorpay_payment_id: id } = await bench.pay(orderId, { method: method as "upi" });
  await bench.sdk.payments.refund(id, { amount: 100 });
  for (const what of ["failed", "speed_changed"]) {
    await bench.control("/faults", { where: "refund", what, match: { id: orderId }, times: 1 });
    await bench.sdk.payments.refund(id, { amount: 100, speed: "optimum" });
  }
  for (const moves of [["under_review", "action_required", "won"], ["lost"], ["closed"]]) {
    const dispute = await bench.control(`/payments/${id}/dispute`, { amount: 100 });
    for (const move of moves) await bench.control(`/disputes/${dispute.id}/${move}`, {});
  }
  await bench.advance(60);
  const events = bench.running.simulator().webhooks.ofOrder(orderId);
  return new Map(events.map(({ name, body }) => [name, JSON.parse(body) as Told]));
}

const CONTAINS: Record<string, string[]> = {
  "payment.authorized": ["payment"],
  "payment.captured": ["payment"],
  "payment.failed": ["payment"],
  "order.paid": ["payment", "order"],
  "refund.created": ["refund", "payment"],
  "refund.processed": ["refund", "payment"],
  "refund.failed": ["refund", "payment"],
  "refund.speed_changed": ["refund", "payment"],
  "payment.dispute.created": ["payment", "dispute"],
  "payment.dispute.under_review": ["payment", "dispute"],
  "payment.dispute.action_required": ["payment", "dispute"],
  "payment.dispute.won": ["payment", "dispute"],
  "payment.dispute.lost": ["payment", "dispute"],
  "payment.dispute.closed": ["payment", "dispute"],
};

test.each([
  ["upi", "upi"],
  ["card", "card"],
  ["netbanking", ""],
  ["wallet", ""],
])("every event of a payment by %s has the golden keys", async (method, own) => {
  const told = await tell(method);

  expect(Object.fromEntries([...told].map(([name, { contains }]) => [name, contains]))).toEqual(CONTAINS);
  for (const [name, { payload }] of told) {
    const more = [own, name === "payment.captured" ? "reward base_amount" : ""].filter(Boolean).join(" ");
    const golden = {
      payment: more ? withMore(PAYMENT, more) : PAYMENT,
      order: ORDER,
      refund: REFUND,
      dispute: DISPUTE,
    };
    for (const [kind, { entity }] of Object.entries(payload)) {
      expect([name, kind, Object.keys(entity).sort().join(" ")]).toEqual([
        name,
        kind,
        golden[kind as keyof typeof golden],
      ]);
    }
  }
});

test("an event is compact JSON with six keys", async () => {
  const told = await tell("upi");
  const event = told.get("payment.captured");

  expect(Object.keys(event ?? {})).toEqual(["entity", "account_id", "event", "contains", "payload", "created_at"]);
});
