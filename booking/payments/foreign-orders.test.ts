import { sql } from "kysely";
import { expect, test } from "vitest";
import { newEventId, newRowId } from "#platform/ids.ts";
import { postWebhook } from "#tests/builders/post-webhook.ts";
import { ask } from "#tests/builders/visitor.ts";
import { RAZORPAY } from "#tests/setup/settings.ts";
import { aStartline, type TestStartline } from "#tests/setup/startline.ts";

/** An order that another program makes on the same account. */
async function orderElsewhere({ razorpay }: TestStartline, receipt: string): Promise<string> {
  const response = await fetch(`${razorpay.url}/v1/orders`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from(`${RAZORPAY.keyId}:${RAZORPAY.keySecret}`).toString("base64")}`,
    },
    body: JSON.stringify({ amount: 50_000, currency: "INR", receipt }),
  });
  return ((await response.json()) as { id: string }).id;
}

const paidOrder = (orderId: string) => ({
  event: "order.paid",
  payload: {
    order: { entity: { id: orderId } },
    payment: { entity: { id: `pay_of_${orderId}`, order_id: orderId } },
  },
});

async function listed({ startline }: TestStartline) {
  const { rows } = await sql<{ kind: string; subject: string; occurrences: number }>`
    SELECT kind, subject, occurrences FROM attention_items ORDER BY opened_at`.execute(startline.db);
  return rows;
}

async function states({ startline }: TestStartline): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM webhook_deliveries`.execute(startline.db);
  return rows.map(({ state }) => state);
}

test("orders of another program on the same account are ignored", async () => {
  const opened = await aStartline();
  for (let shop = 0; shop < 5; shop += 1) {
    expect(await postWebhook(opened, paidOrder(await orderElsewhere(opened, `shop-${shop}`)))).toBe(200);
  }
  expect(await states(opened)).toEqual(Array(5).fill("ignored"));
  expect(await listed(opened)).toEqual([]);
});

test("an order that names a booking of which we know nothing is shown to a person", async () => {
  const opened = await aStartline();
  const orderId = await orderElsewhere(opened, newRowId("bkg", newEventId()));
  await postWebhook(opened, paidOrder(orderId));
  expect(await listed(opened)).toEqual([{ kind: "order_unknown", subject: orderId, occurrences: 1 }]);
});

test("however many orders Razorpay does not show us, one item reports them", async () => {
  const opened = await aStartline();
  for (const orderId of ["order_AAAAAAAAAAAAAA", "order_BBBBBBBBBBBBBB", "order_CCCCCCCCCCCCCC"]) {
    await postWebhook(opened, paidOrder(orderId));
  }
  expect(await listed(opened)).toEqual([{ kind: "order_unknown", subject: "razorpay", occurrences: 3 }]);
});

test("a signed webhook with a NUL in it is taken and put aside", async () => {
  const opened = await aStartline();
  expect(await postWebhook(opened, `{"event":"order.paid","payload":{"order":\0}}`)).toBe(200);
  expect(await states(opened)).toEqual(["ignored"]);
});

test("webhooks whose id is empty are told apart by their bytes", async () => {
  const opened = await aStartline();
  for (const orderId of ["order_AAAAAAAAAAAAAA", "order_BBBBBBBBBBBBBB", "order_AAAAAAAAAAAAAA"]) {
    await postWebhook(opened, paidOrder(orderId), { id: "" });
  }
  expect(await states(opened)).toHaveLength(2);
});

test("a dispute that cannot be read is tried again, and not put aside in silence", async () => {
  const opened = await aStartline();
  const dispute = { id: "disp_1", payment_id: "pay_1", amount: -5, status: "open" };
  const payload = { payment: { entity: { id: "pay_1", order_id: "order_1" } }, dispute: { entity: dispute } };
  expect(await postWebhook(opened, { event: "payment.dispute.created", payload })).toBe(200);
  const { rows } = await sql<{
    state: string;
    error: string;
  }>`SELECT state, last_error AS error FROM webhook_deliveries`.execute(opened.startline.db);
  expect(rows).toMatchObject([{ state: "received", error: expect.stringContaining("amount") }]);
});

test("webhooks without a signature are told apart from those with a wrong one", async () => {
  const opened = await aStartline();
  const reply = await ask(opened.api.request, "POST", "/api/webhooks/razorpay", {});
  expect(reply.status).toBe(400);
  await opened.drainBackgroundTasks();
  const { rows } = await sql`SELECT facts FROM attention_items`.execute(opened.startline.db);
  expect(rows).toEqual([{ facts: { signature: "none" } }]);
});
