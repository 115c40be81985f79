import { afterEach, beforeEach, expect, test } from "vitest";
import { AN_ENTRY, anInbox, aSimulator, type Bench, type Inbox } from "../test-bench.ts";

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

const page = async (query = "") => (await fetch(`${bench.running.url}/${query}`)).text();
const live = async () => (await (await fetch(`${bench.running.url}/front/live`)).json()) as Record<string, string>;

test("the page shows orders, payments, refunds, disputes, webhooks and calls", async () => {
  const { id } = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_1" });
  const { razorpay_payment_id: paymentId } = await bench.pay(id);
  const refund = await bench.sdk.payments.refund(paymentId, { amount: 500 });
  const dispute = await bench.control(`/payments/${paymentId}/dispute`, {});
  await bench.advance(1);

  const shown = await page();

  for (const word of [
    id,
    "bkg_1",
    paymentId,
    refund.id,
    String(dispute.id),
    "order.paid",
    "POST /v1/orders",
    "₹525.00",
  ]) {
    expect(shown).toContain(word);
  }
  expect(shown).toMatch(/200 in \d+ ms/);
});

test("each payment has buttons for what can happen to it, and only those", async () => {
  const labels = async () =>
    [...String((await live()).orders).matchAll(/<button[^>]*data-call[^>]*>([^<]*)</g)].map(([, label]) => label);
  const { id } = await bench.sdk.orders.create({ ...AN_ENTRY, payment: { capture: "manual" } as never });
  expect(await labels()).toEqual([]);

  const { razorpay_payment_id: paymentId } = await bench.pay(id);
  expect(await labels()).toEqual(["Capture", "Give back"]);
  await bench.control(`/payments/${paymentId}/capture`, {});
  expect(await labels()).toEqual(["Refund all", "Refund ₹1", "Dispute"]);
  await bench.control(`/payments/${paymentId}/refund`, {});
  expect(await labels()).toEqual([]);
});

test("what waits and what is switched on can be seen", async () => {
  await bench.control("/scenarios/two_payments", {});
  await bench.control("/faults", { where: "webhook", what: "drop", times: 2 });

  const { faults } = await live();

  expect(faults).toContain("One scenario waits for the next order.");
  expect(faults).toContain("2 to come");
});

test("an order can be found by its receipt or by the id of its refund", async () => {
  const { id } = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_1" });
  const other = await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "bkg_2" });
  const { razorpay_payment_id: paymentId } = await bench.pay(id);
  const refund = await bench.sdk.payments.refund(paymentId, {});

  for (const find of ["bkg_1", refund.id, paymentId, id]) {
    const shown = await page(`?find=${find}`);
    expect([shown.includes(`aim-${id}`), shown.includes(`aim-${other.id}`)]).toEqual([true, false]);
  }
});

test("what people typed cannot become markup", async () => {
  await bench.sdk.orders.create({ ...AN_ENTRY, receipt: "<img src=x>" });

  expect(await page("?find=%3Cscript%3E")).not.toContain("<script>");
  expect((await live()).orders).toContain("&lt;img src=x&gt;");
});
