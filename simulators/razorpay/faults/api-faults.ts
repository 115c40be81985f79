import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { Refusal } from "../engine/refusal.ts";
import { refused } from "../rest/reply.ts";
import type { RestEnv } from "../rest/rest-env.ts";
import type { FaultKind, FaultMatch, FaultParams, FaultTable } from "./fault.ts";

type Strike = (c: Context<RestEnv>, params: FaultParams) => Response | undefined | Promise<Response | undefined>;

const CAPTURE: FaultMatch = { method: "POST", path: "/v1/payments/*/capture" };
const REFUND: FaultMatch = { method: "POST", path: "/v1/payments/*/refund" };

/** What can happen to a call, before it does anything or after it has, by the fault's `what`. */
export const API_FAULTS: FaultTable<Strike> = {
  "429": refusing("Too many calls.", 429, "Too many requests"),
  "500": inJson(500),
  "502": inJson(502),
  "503": inJson(503),
  "504": inJson(504),
  html_500: inHtml(500, "Internal Server Error"),
  html_502: inHtml(502, "Bad Gateway"),
  html_503: inHtml(503, "Service Unavailable"),
  html_504: inHtml(504, "Gateway Time-out"),
  empty_500: inNothing(500),
  empty_502: inNothing(502),
  empty_503: inNothing(503),
  empty_504: inNothing(504),
  reset: {
    does: "The connection is reset.",
    act: (c) => {
      c.env.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
  },
  hang: {
    does: "No answer for `seconds` (3600), then the connection closes.",
    act: async (c, { seconds = 3600 }) => {
      const { socket } = c.env.incoming;
      await new Promise<void>((resolve) => {
        const patience = setTimeout(resolve, Number(seconds) * 1000).unref();
        socket.once("close", () => {
          clearTimeout(patience);
          resolve();
        });
      });
      socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
  },
  latency: {
    does: "`ms` (1000) more.",
    act: (_, { ms = 1000 }) => wait(Number(ms)),
  },
  latency_uniform: {
    does: "Between `min_ms` (100) and `max_ms` (2000) more, all alike likely.",
    act: (c, { min_ms: min = 100, max_ms: max = 2000 }) =>
      wait(Number(min) + c.get("sim").random.fraction() * (Number(max) - Number(min))),
  },
  latency_long_tail: {
    does: "`ms` (100) more for most calls and up to `max_ms` (30000) for a few.",
    // Pareto's distribution with exponent 1: one call in ten takes ten times as long, one in a hundred a hundred times.
    act: (c, { ms = 100, max_ms: max = 30_000 }) =>
      wait(Math.min(Number(max), Number(ms) / (1 - c.get("sim").random.fraction()))),
  },
  already_captured: refusing(
    "A capture is answered with 'already captured': before, though it is not; after, though this call did it.",
    400,
    "This payment has already been captured",
    CAPTURE,
  ),
  order_already_paid: refusing(
    "A capture is answered with 'order already paid': before, though nothing happened; after, though this call did it.",
    400,
    "Your payment has been declined as the order is already paid. Please initiate the payment with a new order.",
    CAPTURE,
  ),
  refund_in_progress: refusing(
    "A refund is answered with 409: the call with the same idempotency key is still running.",
    409,
    "Another request with the same idempotency key is still in progress.",
    REFUND,
  ),
  refund_store_down: {
    does: "A refund is answered with 500: the store of idempotency keys is away.",
    match: REFUND,
    act: () => serverError(500, "Internal server error - Failed to fetch idempotency record"),
  },
  low_balance: refusing(
    "A refund is refused because the account's balance is too low.",
    400,
    "Your account does not have enough balance to carry out the refund operation.",
    REFUND,
  ),
};

function inJson(status: number): FaultKind<Strike> {
  return { does: `${status} with Razorpay's JSON.`, act: () => serverError(status, TROUBLE) };
}

function inHtml(status: number, words: string): FaultKind<Strike> {
  const page = `<html><body><h1>${status} ${words}</h1></body></html>`;
  const init = { status, headers: { "Content-Type": "text/html" } };
  return { does: `${status} with a gateway's HTML.`, act: () => new Response(page, init) };
}

function inNothing(status: number): FaultKind<Strike> {
  return { does: `${status} with an empty body.`, act: () => new Response(null, { status }) };
}

function refusing(does: string, status: number, description: string, match: FaultMatch = {}): FaultKind<Strike> {
  return { does, match, act: () => refused(new Refusal(status, description)) };
}

const TROUBLE = "We are facing some trouble completing your request at the moment. Please try again shortly.";

function serverError(status: number, description: string): Response {
  const body = { error: { code: "SERVER_ERROR", description, metadata: {} } };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

async function wait(ms: number): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
