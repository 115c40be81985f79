import Razorpay from "razorpay";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, anInbox, aSimulator, type Bench, type Inbox, type Received, WEBHOOK_SECRET } from "../test-bench.ts";

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

async function payWith(fault: object): Promise<string> {
  await bench.control("/faults", { where: "webhook", ...fault });
  const { id } = await bench.sdk.orders.create(AN_ENTRY);
  await bench.pay(id);
  await bench.advance(1);
  return id;
}

const names = () => inbox.received.map(({ event }) => event);

function isSigned({ body, headers }: Received, secret = WEBHOOK_SECRET): boolean {
  return Razorpay.validateWebhookSignature(body, String(headers["x-razorpay-signature"]), secret);
}

async function onlyWith(what: string, params: object = {}): Promise<Received> {
  await payWith({ what, params, match: { event: "payment.captured" } });
  const captured = inbox.received.filter(({ event }) => !["payment.authorized", "order.paid"].includes(event));
  expect(captured).toHaveLength(1);
  return captured[0] as Received;
}

test("a random delay stays inside its bounds", async () => {
  await payWith({ what: "delay_random", params: { min_seconds: 100, max_seconds: 200 } });

  await bench.advance(98);
  expect(inbox.received).toHaveLength(0);
  await bench.advance(102);
  expect(inbox.received).toHaveLength(3);
});

test("copies can come apart, and once more after days", async () => {
  await payWith({ what: "duplicate", match: { event: "order.paid" }, params: { copies: 2, gap_ms: 60_000 } });
  await bench.control("/faults", { where: "webhook", what: "replay", params: { days: 3 } });
  const paid = () => names().filter((name) => name === "order.paid").length;

  expect(paid()).toBe(1);
  await bench.advance(60);
  expect(paid()).toBe(2);
  await bench.advance(60);
  expect(paid()).toBe(3);

  await bench.pay((await bench.sdk.orders.create(AN_ENTRY)).id, { outcome: "fail" });
  await bench.advance(3 * DAY + 1);
  expect(names().filter((name) => name === "payment.failed")).toHaveLength(2);
});

const EVENTS = ["payment.authorized", "payment.captured", "order.paid"];
const PERMUTATIONS = EVENTS.flatMap((first) =>
  EVENTS.filter((name) => name !== first).map((second) => [
    first,
    second,
    EVENTS.find((name) => name !== first && name !== second) as string,
  ]),
);

test.each(PERMUTATIONS)("an order's events can come as %s, %s, %s", async (...order) => {
  await payWith({ what: "reorder", params: { order: order.join(",") } });

  expect(names()).toEqual(order);
});

test("two orders in the same line do not wait for each other", async () => {
  await bench.control("/faults", { where: "webhook", what: "reorder" });
  const orders = await Promise.all([bench.sdk.orders.create(AN_ENTRY), bench.sdk.orders.create(AN_ENTRY)]);
  for (const { id } of orders) await bench.pay(id);
  await bench.advance(2);

  const one = inbox.received.filter(({ body }) => body.includes(orders[0]?.id ?? ""));
  expect(one.map(({ event }) => event)).toEqual(["order.paid", "payment.captured", "payment.authorized"]);
  expect(inbox.received).toHaveLength(6);
});

test.each([
  [
    ["order.paid", "payment.authorized"],
    ["order.paid", "payment.authorized", "payment.captured"],
  ],
  ["reverse", ["order.paid", "payment.captured", "payment.authorized"]],
])("held events are let go in the order asked for: %j", async (order, seen) => {
  const id = await payWith({ what: "hold" });
  expect(names()).toEqual([]);

  const { released } = await bench.control(`/orders/${id}/release`, { order });

  expect(released).toEqual(seen);
  expect(names()).toEqual(seen);
});

test("a signature can be made with the secret of before the rotation", async () => {
  const { items } = (await bench.control("/endpoints")) as { items: { id: string }[] };
  await bench.control(`/endpoints/${items[0]?.id}/rotate`, { secret: "new-secret" });

  const captured = await onlyWith("old_secret");

  expect([isSigned(captured), isSigned(captured, "new-secret")]).toEqual([true, false]);
});

test("a signature can be missing", async () => {
  expect((await onlyWith("no_signature")).headers).not.toHaveProperty("x-razorpay-signature");
});

test("the event's id can be missing", async () => {
  const { headers } = await onlyWith("no_event_id");

  expect(headers).not.toHaveProperty("x-razorpay-event-id");
  expect(headers).toHaveProperty("x-razorpay-signature");
});

test("one byte can change on the way, and the signature tells", async () => {
  const orderId = await payWith({ what: "body_byte" });
  const event = bench.running.simulator().webhooks.ofOrder(orderId)[0];
  const received = inbox.received.find(({ headers }) => headers["x-razorpay-event-id"] === event?.id);

  const differences = [...(event?.body ?? "")].filter((letter, index) => letter !== received?.body[index]);
  expect(differences).toHaveLength(1);
  expect(isSigned(received as Received)).toBe(false);
});

test("a body can be no JSON, with a good signature", async () => {
  const received = await onlyWith("not_json");

  expect(received.event).toBe("no JSON");
  expect(isSigned(received)).toBe(true);
});

test("an event can have a name that nobody knows", async () => {
  const received = await onlyWith("unknown_event");

  expect(received.event).toBe("payment.teleported");
  expect(isSigned(received)).toBe(true);
});

test("an event can be about an order that nobody made", async () => {
  const received = await onlyWith("unknown_order");
  const { order_id: orderId, id } = JSON.parse(received.body).payload.payment.entity;
  const { books } = bench.running.simulator();

  expect([orderId, id]).toEqual([expect.stringMatching(/^order_\w{14}$/), expect.stringMatching(/^pay_\w{14}$/)]);
  expect([books.orders.has(orderId), books.payments.has(id)]).toEqual([false, false]);
  expect(isSigned(received)).toBe(true);
});

test("an event can carry the payment as it stood before", async () => {
  const received = await onlyWith("stale_snapshot");

  expect(JSON.parse(received.body)).toMatchObject({
    event: "payment.captured",
    payload: { payment: { entity: { status: "authorized", captured: false, fee: null } } },
  });
  expect(isSigned(received)).toBe(true);
});

test.each([
  ["extra_keys", {}, { x_unknown: { deep: [1, "two", null] } }],
  ["notes_null", {}, { notes: null }],
  ["empty_error_code", {}, { error_code: "", error_description: "" }],
  ["unknown_status", {}, { status: "on_hold" }],
  ["created_at_skew", { seconds: 1000 }, { created_at: expect.any(Number) }],
])("the payment inside an event can look otherwise: %s", async (what, params, seen) => {
  const received = await onlyWith(what, params);
  const { entity } = JSON.parse(received.body).payload.payment;
  const payment = await bench.sdk.payments.fetch(entity.id);

  expect(entity).toMatchObject(seen);
  expect(entity.created_at - payment.created_at).toBe(what === "created_at_skew" ? 1000 : 0);
  expect(isSigned(received)).toBe(true);
});

test("a failed payment can be told with captured: true", async () => {
  await bench.control("/faults", { where: "webhook", what: "captured_lies" });
  await bench.pay((await bench.sdk.orders.create(AN_ENTRY)).id, { outcome: "fail" });
  await bench.advance(1);

  expect(JSON.parse(inbox.received[0]?.body ?? "")).toMatchObject({
    event: "payment.failed",
    payload: { payment: { entity: { status: "failed", captured: true } } },
  });
});

test("a body can be huge, with a good signature", async () => {
  const received = await onlyWith("huge_body", { bytes: 300_000 });

  expect(received.body.length).toBeGreaterThan(300_000);
  expect(isSigned(received)).toBe(true);
});

test("an endpoint can be switched off in the middle, and stays off until somebody enables it", async () => {
  await payWith({ what: "endpoint_disabled", match: { event: "payment.captured" }, times: 1 });
  await bench.advance(2 * DAY);
  expect(names()).not.toContain("payment.captured");
  const { items } = (await bench.control("/endpoints")) as { items: { id: string; is_active: boolean }[] };
  expect(items[0]?.is_active).toBe(false);

  await bench.control(`/endpoints/${items[0]?.id}/enable`, {});
  await bench.pay((await bench.sdk.orders.create(AN_ENTRY)).id, { outcome: "fail" });
  await bench.advance(1);

  expect(names().at(-1)).toBe("payment.failed");
});

test("some webhooks of many can be lost", async () => {
  await bench.control("/faults", { where: "webhook", what: "drop", probability: 0.5 });
  for (let paid = 0; paid < 20; paid++) await bench.pay((await bench.sdk.orders.create(AN_ENTRY)).id);
  await bench.advance(1);

  expect(inbox.received.length).toBeGreaterThan(10);
  expect(inbox.received.length).toBeLessThan(50);
});
