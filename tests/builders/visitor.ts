import { randomText } from "#platform/ids.ts";

/** Sends a request to a door under test: the API in this process, or a server at an address. */
export type Door = (path: string, init?: RequestInit) => Response | Promise<Response>;

// biome-ignore lint/suspicious/noExplicitAny: bodies are what the contract promises; tests assert on them.
export type Reply = { status: number; body: any; headers: Headers };

export const codeOf = ({ status, body }: Pick<Reply, "status" | "body">) => [status, body.code];

export async function ask(
  door: Door,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await door(path, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: "manual",
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers };
}

/** As a page does: a loaded machine may say that it is busy, and nothing is lost. */
async function untilNotBusy(step: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    const reply = await step();
    if (reply.status !== 503 || tries === 5) return reply;
  }
}

let people = 0;

/** A person that nobody else in this run shares a phone or an address with. */
export function aPerson() {
  people += 1;
  const unique = String(Math.floor(Math.random() * 1e6)).padStart(6, "0");
  return {
    name: `Asha Rider ${people}`,
    phone: `+9198${String(people % 100).padStart(2, "0")}${unique}`,
    email: `asha.${people}.${randomText(6)}@example.com`,
    language: "en",
    waiver: { version: 1, accepted: true },
  };
}

/** Someone at a browser: keeps a nonce, a ticket and a booking, and does one step after another. */
export function aVisitor(door: Door, event: { slug: string; categoryId: string }) {
  const nonce = randomText(32);
  let ticket = "";
  let bookingId = "";
  let accessToken = "";
  const bearer = () => ({ authorization: `Bearer ${accessToken}` });

  const visitor = {
    nonce,
    person: aPerson(),
    get ticket() {
      return ticket;
    },
    get bookingId() {
      return bookingId;
    },
    get accessToken() {
      return accessToken;
    },
    async join(): Promise<Reply> {
      const reply = await ask(door, "POST", `/api/events/${event.slug}/queue`, { nonce });
      if (reply.status === 201) ticket = reply.body.ticket;
      return reply;
    },
    async claim(categoryId = event.categoryId): Promise<Reply> {
      const reply = await ask(door, "POST", `/api/events/${event.slug}/bookings`, { ticket, categoryId });
      if (reply.status < 300) ({ bookingId, accessToken } = reply.body);
      return reply;
    },
    fillIn: (change: object = {}) =>
      ask(door, "PUT", `/api/bookings/${bookingId}/participant`, { ...visitor.person, ...change }, bearer()),
    pressPay: () => ask(door, "POST", `/api/bookings/${bookingId}/payments`, undefined, bearer()),
    verify: (fields: object) => ask(door, "POST", `/api/bookings/${bookingId}/payments/verify`, fields, bearer()),
    look: () => ask(door, "GET", `/api/bookings/${bookingId}`, undefined, bearer()),
    changeCategory: (categoryId: string) =>
      ask(door, "PUT", `/api/bookings/${bookingId}/category`, { categoryId }, bearer()),
    giveBack: () => ask(door, "DELETE", `/api/bookings/${bookingId}`, undefined, bearer()),
    /** As far as the open Checkout; answers its order id. */
    async toCheckout(): Promise<string> {
      for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await untilNotBusy(() => step());
      const pay = await untilNotBusy(visitor.pressPay);
      if (pay.status !== 201) throw new Error(`Pay answered ${pay.status} ${JSON.stringify(pay.body)}`);
      return pay.body.razorpay.orderId;
    },
  };
  return visitor;
}

/** Pays at the simulator without a browser; answers the three fields that Checkout would hand to the page. */
export async function payAt(
  razorpayUrl: string,
  orderId: string,
  outcome = "success",
  method = "upi",
): Promise<Record<string, string>> {
  const response = await fetch(`${razorpayUrl}/_sim/checkout/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ order_id: orderId, method, outcome }),
  });
  if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, string>;
}
