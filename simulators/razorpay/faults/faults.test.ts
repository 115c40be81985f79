import Razorpay from "razorpay";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, anInbox, aSimulator, type Bench, type Inbox, refusalOf, WEBHOOK_SECRET } from "../test-bench.ts";

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

const ordersMade = async () => ((await bench.control("/stats")).orders as { created?: number }).created ?? 0;

test.each([
  ["429", 429, "BAD_REQUEST_ERROR"],
  ["500", 500, "SERVER_ERROR"],
  ["html_502", 502, undefined],
])("%s before the call: nothing happens, and the next call works", async (what, status, code) => {
  await bench.control("/faults", { where: "api_before", what, match: { path: "/v1/orders" }, times: 1 });

  const refusal = await refusalOf(bench.sdk.orders.create(AN_ENTRY));

  expect([refusal.statusCode, refusal.error?.code]).toEqual([status, code]);
  expect(await ordersMade()).toBe(0);
  expect(await bench.sdk.orders.create(AN_ENTRY)).toHaveProperty("id");
});

test.each([
  ["api_before", "reset", 0],
  ["api_before", "hang", 0],
  ["api_after", "reset", 1],
  ["api_after", "hang", 1],
])("%s %s: the SDK hides the cause behind a TypeError, and %i order exists", async (where, what, made) => {
  bench.sdk.api.rq.defaults.timeout = what === "hang" ? 150 : 0;
  await bench.control("/faults", { where, what, match: { method: "POST" }, times: 1 });

  const lost = await refusalOf(bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_1" }));

  expect(lost).toBeInstanceOf(TypeError);
  bench.sdk.api.rq.defaults.timeout = 0;
  expect((await bench.sdk.orders.all({ receipt: "bkg_1" })).count).toBe(made);
});

test("500 after the commit: refused in words, done in fact", async () => {
  await bench.control("/faults", { where: "api_after", what: "500", match: { receipt: "bkg_2" } });

  const refusal = await refusalOf(bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_2" }));

  expect(refusal.statusCode).toBe(500);
  expect(await ordersMade()).toBe(1);
  expect(await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_3" })).toHaveProperty("id");
});

async function receivedAfterPaying(fault: object, seconds = 1): Promise<string[]> {
  await bench.control("/faults", { where: "webhook", ...fault });
  await bench.pay((await bench.sdk.orders.create(AN_ENTRY)).id);
  await bench.advance(seconds);
  return inbox.received.map(({ event }) => event).sort();
}

test("webhooks can be dropped by kind", async () => {
  expect(await receivedAfterPaying({ what: "drop", match: { event: "payment.*" } }, 3600)).toEqual(["order.paid"]);
});

test("webhooks can come late", async () => {
  expect(await receivedAfterPaying({ what: "delay", params: { seconds: 600 } }, 599)).toEqual([]);
  await bench.advance(2);
  expect(inbox.received).toHaveLength(3);
});

test("webhooks can come several times, with the same id and bytes", async () => {
  const fault = { what: "duplicate", match: { event: "order.paid" }, params: { copies: 2 } };

  expect(await receivedAfterPaying(fault)).toEqual([
    "order.paid",
    "order.paid",
    "order.paid",
    "payment.authorized",
    "payment.captured",
  ]);
  const copies = inbox.received.filter(({ event }) => event === "order.paid");
  expect(new Set(copies.map(({ body, headers }) => body + headers["x-razorpay-event-id"])).size).toBe(1);
});

test("webhooks can be held and let go", async () => {
  expect(await receivedAfterPaying({ what: "hold", match: { event: "order.paid" } }, 3600)).toHaveLength(2);
  const { items } = (await bench.control("/events")) as { items: { id: string; event: string }[] };
  await bench.control(`/events/${items.find(({ event }) => event === "order.paid")?.id}/release`, {});
  await bench.advance(1);

  expect(inbox.received.at(-1)?.event).toBe("order.paid");
});

test("a bad signature comes as often as asked, and the ladder brings a good one", async () => {
  inbox.answer = 400;
  await receivedAfterPaying({ what: "bad_signature", match: { event: "order.paid" }, params: { tries: 1 } });
  await bench.advance(8);

  const orderPaid = inbox.received.filter(({ event }) => event === "order.paid");
  const good = orderPaid.map(({ body, headers }) =>
    Razorpay.validateWebhookSignature(body, String(headers["x-razorpay-signature"]), WEBHOOK_SECRET),
  );
  expect(good).toEqual([false, true]);
});

test.each([
  ["created_forever", "created"],
  ["fail", "failed"],
  ["authorize_only", "authorized"],
])("the next payment of a receipt can be made to end otherwise: %s", async (what, status) => {
  await bench.control("/faults", { where: "payment", what, match: { receipt: "bkg_4" }, times: 1 });
  const order = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_4" });

  await bench.pay(order.id);

  expect((await bench.sdk.orders.fetchPayments(order.id)).items[0]?.status).toBe(status);
});

test("faults end: by count, by time, by hand", async () => {
  await bench.control("/faults", { where: "api_before", what: "503", for_seconds: 60 });
  expect((await refusalOf(bench.sdk.orders.create(AN_ENTRY))).statusCode).toBe(503);
  await bench.advance(61);
  expect(await bench.sdk.orders.create(AN_ENTRY)).toHaveProperty("id");

  const { id } = await bench.control("/faults", { where: "api_before", what: "503" });
  await fetch(`${bench.running.url}/_sim/faults/${id}`, { method: "DELETE" });
  expect(await bench.sdk.orders.create(AN_ENTRY)).toHaveProperty("id");
});

test("a fault that does not exist is refused with the list of those that do", async () => {
  const { error } = await bench.control("/faults", { where: "checkout", what: "explode" });

  expect(error).toMatch(/^what is one of handler_never, handler_twice,/);
});

test("each fault that can be asked for is explained in a sentence", async () => {
  const { catalogue } = (await bench.control("/faults")) as { catalogue: Record<string, Record<string, string>> };

  const kinds = Object.values(catalogue).flatMap((table) => Object.values(table));
  expect(Object.keys(catalogue)).toContain("refund");
  expect(kinds.filter((does) => !/^.{10,200}\.$/.test(does))).toEqual([]);
});
