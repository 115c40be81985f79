import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openRazorpay } from "./razorpay.ts";

const OURS = { receipt: "bkg_ours", amountPaise: 152_500, currency: "INR", capture: "automatic" as const };
const order = (change: object) => ({
  id: "order_ours",
  amount: OURS.amountPaise,
  currency: "INR",
  receipt: OURS.receipt,
  notes: [],
  ...change,
});

/** A Razorpay whose answer to a new order is lost, and that lists these orders when it is asked by receipt. */
async function aRazorpayThatLists(...items: object[]) {
  const server = createServer((request: IncomingMessage, response) => {
    if (request.method === "POST") return void request.socket.destroy();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ entity: "collection", count: items.length, items }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const captureMinutes = { automatic: 12, manual: 12 };
  return openRazorpay({ baseUrl, keyId: "key", keySecret: "secret", webhookSecrets: ["hook"], captureMinutes });
}

test("an order whose answer was lost is found again by its receipt and its amount", async () => {
  const others = [order({ id: "order_other", receipt: "bkg_other" }), order({ id: "order_dear", amount: 999_900 })];
  const razorpay = await aRazorpayThatLists(...others, order({}));
  expect(await razorpay.createOrder(OURS)).toMatchObject({ ok: true, value: { id: "order_ours" } });
});

test("an order of somebody else's, another amount or another currency is never taken for ours", async () => {
  for (const change of [{ receipt: "bkg_other" }, { receipt: null }, { amount: 100 }, { currency: "USD" }]) {
    const razorpay = await aRazorpayThatLists(order(change));
    expect(await razorpay.createOrder(OURS)).toMatchObject({ ok: false, because: "unknown" });
  }
});

test("a text with a character that PostgreSQL can't store arrives without it", async () => {
  const razorpay = await aRazorpayThatLists(order({ notes: { booking: "bkg\u0000_ours" } }));
  expect(await razorpay.createOrder(OURS)).toMatchObject({ ok: true, value: { bookingNote: "bkg_ours" } });
});
