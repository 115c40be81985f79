import Razorpay from "razorpay";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, anInbox, aSimulator, type Bench, type Inbox, WEBHOOK_SECRET } from "../test-bench.ts";

let inbox: Inbox;
let bench: Bench;
beforeEach(async () => {
  inbox = await anInbox();
  bench = await aSimulator(inbox);
});
afterEach(async () => {
  await bench.stop();
  inbox.stop();
});

const DAY = 86_400;
const LADDER = [0, 0.23, 6, 19, 40, 83, 165, 326, 650, 1293, 2577, 5140, 10_267, 20_508, 40_988, 81_953];

interface TryView {
  event: string;
  event_id: string;
  at: number;
  status: number | null;
  body_sha256: string;
}

async function triesOf(event: string): Promise<TryView[]> {
  const { items } = await bench.control("/deliveries");
  return (items as TryView[]).filter((entry) => entry.event === event);
}

/** Seconds since the first try. */
async function ladderOf(event: string): Promise<number[]> {
  const tries = await triesOf(event);
  return tries.map(({ at }) => Math.round((at - (tries[0]?.at ?? 0)) * 100) / 100);
}

async function pay(outcome: "success" | "fail" = "success"): Promise<string> {
  const order = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(order.id, { outcome });
  return order.id;
}

test("a payment sends authorized, captured and order.paid within a second, signed over the raw bytes", async () => {
  const orderId = await pay();
  await bench.advance(1);

  expect(inbox.received.map(({ event }) => event).sort()).toEqual([
    "order.paid",
    "payment.authorized",
    "payment.captured",
  ]);
  for (const { headers, body } of inbox.received) {
    const signature = String(headers["x-razorpay-signature"]);
    expect(Razorpay.validateWebhookSignature(body, signature, WEBHOOK_SECRET)).toBe(true);
    expect(headers).toMatchObject({ "user-agent": "Razorpay-Webhook/v1", "content-type": "application/json" });
    expect(headers["x-razorpay-event-id"]).toMatch(/^[0-9A-Za-z]{14}$/);
    expect(headers["request-id"]).toBe(headers["x-razorpay-event-id"]);
    expect(JSON.parse(body)).toMatchObject({
      entity: "event",
      payload: { payment: { entity: { order_id: orderId } } },
    });
  }
});

test("events have the measured keys", async () => {
  const orderId = await pay();
  const payments = await bench.sdk.orders.fetchPayments(orderId);
  await bench.sdk.payments.refund(payments.items[0]?.id ?? "", {});
  await pay("fail");
  await bench.advance(1);

  const contains = inbox.received.map(({ body }) => JSON.parse(body)).map((event) => [event.event, event.contains]);
  expect(Object.fromEntries(contains)).toEqual({
    "payment.authorized": ["payment"],
    "payment.captured": ["payment"],
    "payment.failed": ["payment"],
    "order.paid": ["payment", "order"],
    "refund.created": ["refund", "payment"],
    "refund.processed": ["refund", "payment"],
  });
  const bodyOf = (name: string) => JSON.parse(inbox.received.find(({ event }) => event === name)?.body ?? "{}");
  expect(Object.keys(bodyOf("payment.captured"))).toEqual([
    "entity",
    "account_id",
    "event",
    "contains",
    "payload",
    "created_at",
  ]);
  expect(Object.keys(bodyOf("payment.captured").payload.payment.entity).slice(-5)).toEqual([
    "acquirer_data",
    "created_at",
    "reward",
    "upi",
    "base_amount",
  ]);
  expect(bodyOf("payment.authorized").payload.payment.entity).toMatchObject({
    status: "authorized",
    fee: null,
    tax: null,
  });
  expect(bodyOf("order.paid").payload.order.entity).toMatchObject({
    status: "paid",
    description: null,
    checkout: null,
  });
});

test("an endpoint in trouble meets the measured ladder, always with the same bytes, and is switched off after a day", async () => {
  inbox.answer = 503;
  await pay();

  await bench.advance(DAY + 2);

  expect(await ladderOf("payment.captured")).toEqual(LADDER);
  const captured = await triesOf("payment.captured");
  expect(new Set(captured.map(({ body_sha256, event_id }) => body_sha256 + event_id)).size).toBe(1);
  expect(new Set(inbox.received.map(({ headers }) => headers["x-razorpay-signature"])).size).toBe(3);
  const { items } = await bench.control("/endpoints");
  expect(items).toMatchObject([{ is_active: false }]);

  const sent = inbox.received.length;
  await pay();
  await bench.advance(60);
  expect(inbox.received.length).toBe(sent);
});

test("an endpoint that refuses is asked again without the quick second try", async () => {
  inbox.answer = 400;
  await pay();
  await pay("fail");

  await bench.advance(DAY - 1);

  const withoutQuickTry = LADDER.filter((seconds) => seconds !== 0.23);
  expect(await ladderOf("payment.authorized")).toEqual(withoutQuickTry);
  expect(await ladderOf("payment.failed")).toEqual(withoutQuickTry);
});

test("an endpoint that does not answer in time is asked again eleven seconds after the first try", async () => {
  await bench.control("/settings", { webhookTimeoutMs: 40 });
  inbox.answer = "nothing";
  await pay("fail");

  await bench.advance(2);
  inbox.answer = 200;
  await bench.control("/settings", { webhookTimeoutMs: 5000 });
  await bench.advance(20);

  expect(await ladderOf("payment.failed")).toEqual([0, 11]);
  expect((await triesOf("payment.failed")).map(({ status }) => status)).toEqual([null, 200]);
});

test("after a rotation old events keep the old signature, new ones get the new", async () => {
  inbox.answer = 500;
  await pay("fail");
  await bench.advance(1);
  const { items } = (await bench.control("/endpoints")) as { items: { id: string }[] };
  await bench.control(`/endpoints/${items[0]?.id}/rotate`, { secret: "new-secret" });
  inbox.answer = 200;
  inbox.received.length = 0;

  await bench.advance(10);
  await pay("fail");
  await bench.advance(1);

  const isSignedWith = (secret: string) =>
    inbox.received.map(({ body, headers }) =>
      Razorpay.validateWebhookSignature(body, String(headers["x-razorpay-signature"]), secret),
    );
  expect(isSignedWith(WEBHOOK_SECRET)).toEqual([true, false]);
  expect(isSignedWith("new-secret")).toEqual([false, true]);
});

test("an event can be sent again for fifteen days", async () => {
  const orderId = await pay("fail");
  await bench.advance(1);
  const { items } = (await bench.control(`/events?order_id=${orderId}`)) as { items: { id: string }[] };

  await bench.control(`/events/${items[0]?.id}/send`, {});
  await bench.advance(16 * DAY);
  const refused = await bench.control(`/events/${items[0]?.id}/send`, {});
  await bench.advance(1);

  expect(inbox.received.map(({ headers }) => headers["x-razorpay-event-id"])).toEqual([items[0]?.id, items[0]?.id]);
  expect(refused).toHaveProperty("error");
});
