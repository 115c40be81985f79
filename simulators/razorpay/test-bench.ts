import http from "node:http";
import type { AddressInfo } from "node:net";
import Razorpay from "razorpay";
import type { PayRequest } from "./engine/pay-request.ts";
import { type RunningSimulator, startRazorpaySimulator } from "./start.ts";

export const KEY_ID = "rzp_test_bench";
export const KEY_SECRET = "bench-key-secret";
export const WEBHOOK_SECRET = "bench-webhook-secret";

/** The axios instance inside the SDK: the only way to another host and to headers of one's own. */
interface SdkInside {
  api: {
    rq: {
      defaults: { baseURL: string; timeout: number };
      post(path: string, body: object, options: { headers: Record<string, string> }): Promise<{ data: unknown }>;
    };
  };
}

export type Sdk = Razorpay & SdkInside;

export interface Bench {
  running: RunningSimulator;
  sdk: Sdk;
  /** Calls `/_sim` and answers its JSON. */
  control(path: string, options?: object): Promise<Record<string, unknown>>;
  /** Pays without a browser. */
  pay(orderId: string, request?: Omit<PayRequest, "afterSeconds"> & { after_seconds?: number }): Promise<PayAnswer>;
  /** Moves the clock, which stands still otherwise, and lets all webhooks on the way be answered. */
  advance(seconds: number): Promise<unknown>;
  stop(): Promise<void>;
}

export interface PayAnswer {
  razorpay_payment_id: string;
  razorpay_order_id: string;
  razorpay_signature: string;
  error?: { reason: string; description: string; metadata: { payment_id: string } };
  pending?: { payment_id: string };
}

/** A simulator with a standing clock, and the official SDK pointed at it. */
export async function aSimulator(webhook?: { url: string }): Promise<Bench> {
  const running = await startRazorpaySimulator({
    port: 0,
    keyId: KEY_ID,
    keySecret: KEY_SECRET,
    ...(webhook ? { webhook: { url: webhook.url, secret: WEBHOOK_SECRET } } : {}),
  });
  const sdk = new Razorpay({ key_id: KEY_ID, key_secret: KEY_SECRET }) as Sdk;
  sdk.api.rq.defaults.baseURL = running.url;

  const control = async (path: string, options?: object) => {
    const init = options ? { method: "POST", body: JSON.stringify(options) } : {};
    return (await (await fetch(`${running.url}/_sim${path}`, init)).json()) as Record<string, unknown>;
  };
  await control("/clock", { mode: "manual" });
  return {
    running,
    sdk,
    control,
    pay: (orderId, request = {}) =>
      control("/checkout/pay", { order_id: orderId, ...request }) as unknown as Promise<PayAnswer>,
    advance: (seconds) => control("/clock", { advance_seconds: seconds }),
    stop: () => running.stop(),
  };
}

export interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
  event: string;
}

export interface Inbox {
  url: string;
  received: Received[];
  /** What it answers from now on; "nothing" hangs. */
  answer: number | "nothing";
  stop(): void;
}

/** A merchant's webhook address that keeps what it gets. */
export async function anInbox(): Promise<Inbox> {
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      inbox.received.push({ headers: request.headers, body, event: eventOf(body) });
      if (inbox.answer !== "nothing") response.writeHead(inbox.answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const inbox: Inbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received: [],
    answer: 200,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
  return inbox;
}

function eventOf(body: string): string {
  try {
    return JSON.parse(body).event;
  } catch {
    return "no JSON";
  }
}

export const AN_ENTRY = { amount: 52_500, currency: "INR" };

/** Waits for a refusal and gives it back: the SDK rejects with a plain object, or with a TypeError. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ statusCode: number; error: Record<string, unknown> }> {
  return call.then(
    () => Promise.reject(new Error("The call succeeded.")),
    (refusal) => refusal,
  );
}
