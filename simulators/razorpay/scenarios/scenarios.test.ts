import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, anInbox, aSimulator, type Bench, type Inbox, refusalOf } from "../test-bench.ts";

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

const newOrder = async (rule: object = {}) => (await bench.sdk.orders.create({ ...AN_ENTRY, ...rule } as never)).id;
const play = (name: string, options: object = {}) => bench.control(`/scenarios/${name}`, options);
const statusesOf = async (orderId: string) =>
  (await bench.sdk.orders.fetchPayments(orderId)).items.map(({ status }) => status);

test("each scenario is told in a sentence", async () => {
  const { items } = (await bench.control("/scenarios")) as { items: { name: string; does: string }[] };

  expect(items.length).toBeGreaterThan(20);
  expect(items.filter(({ does }) => !/^[A-Z].{10,160}\.$/.test(does))).toEqual([]);
});

test("every scenario can be asked for, and its faults exist", async () => {
  const { items } = (await bench.control("/scenarios")) as { items: { name: string }[] };
  const orderId = await newOrder();

  for (const { name } of items) {
    expect(await play(name, { order_id: orderId })).toMatchObject({ scenario: name });
  }
  const { catalogue, items: faults } = (await bench.control("/faults")) as {
    catalogue: Record<string, object>;
    items: { where: string; what: string }[];
  };
  expect(faults.filter(({ where, what }) => !Object.hasOwn(catalogue[where] ?? {}, what))).toEqual([]);
});

test("without an order a scenario affects the next one, and only that", async () => {
  expect(await play("two_payments")).toMatchObject({ order_id: null });
  const [first, second] = [await newOrder(), await newOrder()];
  await bench.pay(first);
  await bench.pay(second);

  expect([await statusesOf(first), await statusesOf(second)]).toEqual([["captured", "captured"], ["captured"]]);
});

test("late_after_expiry: a payment fails by itself and is captured a minute later", async () => {
  const orderId = await newOrder();
  await play("late_after_expiry", { order_id: orderId });
  await bench.pay(orderId);

  await bench.advance(659);
  expect(await statusesOf(orderId)).toEqual(["failed"]);
  await bench.advance(1);

  expect(await statusesOf(orderId)).toEqual(["captured"]);
});

test("refund_fails_twice: the third refund goes through", async () => {
  const orderId = await newOrder();
  const { razorpay_payment_id: id } = await bench.pay(orderId);
  await play("refund_fails_twice", { order_id: orderId });

  for (let attempt = 0; attempt < 3; attempt++) {
    await bench.sdk.payments.refund(id, {});
    await bench.advance(60);
  }

  const { items } = await bench.sdk.payments.fetchMultipleRefund(id, {});
  expect(items.map(({ status }) => status)).toEqual(["processed", "failed", "failed"]);
});

test.each(["dispute_lost", "dashboard_refund"])("%s affects money that is captured already", async (name) => {
  const orderId = await newOrder();
  await bench.pay(orderId);

  await play(name, { order_id: orderId, seconds: 5 });
  await bench.advance(65);

  expect(await bench.control("/books")).toMatchObject({
    all: name === "dispute_lost" ? { disputed: 52_500 } : { refunded: 52_500 },
  });
});

test("capture_answer_lost: captured in fact", async () => {
  const orderId = await newOrder({ payment: { capture: "manual" } });
  await play("capture_answer_lost", { order_id: orderId });
  const { razorpay_payment_id: id } = await bench.pay(orderId);

  expect(await refusalOf(bench.sdk.payments.capture(id, 52_500, "INR"))).toBeInstanceOf(TypeError);
  expect(await statusesOf(orderId)).toEqual(["captured"]);
});

test("order_answer_lost: made in fact", async () => {
  await play("order_answer_lost");

  expect(await refusalOf(bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_1" }))).toBeInstanceOf(TypeError);
  expect((await bench.sdk.orders.all({ receipt: "bkg_1" })).count).toBe(1);
});

test("razorpay_down: nothing answers for a minute", async () => {
  await play("razorpay_down");

  expect((await refusalOf(bench.sdk.orders.all())).statusCode).toBe(503);
  await bench.advance(61);
  expect(await bench.sdk.orders.all()).toHaveProperty("count");
});

test("webhooks_lost, webhooks_reordered and webhooks_repeated each concern one order", async () => {
  await play("webhooks_lost");
  await play("webhooks_reordered");
  await play("webhooks_repeated");
  const orders = [await newOrder(), await newOrder(), await newOrder(), await newOrder()];
  for (const id of orders) await bench.pay(id);
  await bench.advance(3 * 86_400 + 2);

  const eventsOf = (id?: string) =>
    inbox.received.filter(({ body }) => body.includes(id ?? "")).map(({ event }) => event);
  expect(orders.map((id) => eventsOf(id).length)).toEqual([0, 3, 12, 3]);
  expect(eventsOf(orders[1])).toEqual(["order.paid", "payment.captured", "payment.authorized"]);
});

test("a scenario that does not exist is refused with the list of those that do", async () => {
  expect((await play("meteor")).error).toMatch(/^One of upi_app_switch, /);
});
