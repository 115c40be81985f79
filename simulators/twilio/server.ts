import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { faultRoutes } from "./fault-routes.ts";
import { openFaultBook, WIRE_FAULTS } from "./faults.ts";
import { type MessageStatus, newMessageSid, type TwilioMessage, toResource } from "./message.ts";
import { cutConnection, neverAnswer } from "./misbehave.ts";
import {
  deliveryErrorOf,
  INTERNAL_ERROR,
  NOT_FOUND,
  type Refusal,
  refusal,
  refusalOfNumbers,
  TOO_MANY_REQUESTS,
  UNAUTHORIZED,
} from "./refusals.ts";
import { postStatusCallback } from "./status-callback.ts";

export type TwilioFault = (typeof WIRE_FAULTS)[number];

type Settings = { accountSid: string; authToken: string; stepMs: number };
type AppContext = Context<{ Bindings: HttpBindings }>;

const E164 = /^\+[1-9]\d{7,14}$/;

/** Twilio's Messages resource, kept in memory, and `/_sim` to make it misbehave. */
export function createTwilioServer({ accountSid, authToken, stepMs }: Settings) {
  const messages: TwilioMessage[] = [];
  const faults = openFaultBook(WIRE_FAULTS);
  const timers = new Set<NodeJS.Timeout>();
  const app = new Hono<{ Bindings: HttpBindings }>();

  /** Walks an accepted message to its end, a callback at each step; Twilio sends none for the first status. */
  function deliver(message: TwilioMessage): void {
    const error = deliveryErrorOf(message.to);
    const steps: [MessageStatus, number | null][] = [
      ["sent", null],
      error ? ["undelivered", error] : ["delivered", null],
    ];
    const next = () => {
      const step = steps.shift();
      if (!step) return;
      const timer = setTimeout(async () => {
        timers.delete(timer);
        await move(message, ...step);
        next();
      }, stepMs);
      timers.add(timer);
    };
    next();
  }

  async function move(message: TwilioMessage, status: MessageStatus, errorCode: number | null): Promise<void> {
    message.status = status;
    message.errorCode = errorCode;
    message.updatedAt = new Date();
    if (status === "sent") message.sentAt = message.updatedAt;
    await postStatusCallback(message, authToken);
  }

  function accept(form: Record<string, string>): TwilioMessage {
    const now = new Date();
    const message: TwilioMessage = {
      sid: newMessageSid(),
      accountSid,
      to: form.To ?? "",
      from: form.From ?? null,
      messagingServiceSid: form.MessagingServiceSid ?? null,
      body: form.Body ?? "",
      status: form.MessagingServiceSid ? "accepted" : "queued",
      errorCode: null,
      statusCallback: form.StatusCallback ?? null,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
    };
    messages.push(message);
    deliver(message);
    return message;
  }

  function clear(): void {
    messages.length = 0;
  }

  app.use("/2010-04-01/*", async (c, next) => {
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
    return c.req.header("authorization") === expected ? next() : refuse(c, UNAUTHORIZED);
  });

  app.post("/2010-04-01/Accounts/:account/Messages.json", async (c) => {
    if (c.req.param("account") !== accountSid) return refuse(c, NOT_FOUND);
    const form = (await c.req.parseBody()) as Record<string, string>;
    const fault = faults.strike(form.To ?? "");
    if (fault === "rate_limited") return refuse(c, TOO_MANY_REQUESTS);
    if (fault === "server_error") return refuse(c, INTERNAL_ERROR);
    if (fault === "unavailable") return c.html("<html><body><h1>503 Service Unavailable</h1></body></html>", 503);
    if (fault === "hang") return neverAnswer();
    if (fault === "reset_before_accept") return cutConnection(c);

    const invalid = refusalOf(form);
    if (invalid) return refuse(c, invalid);
    const message = accept(form);
    if (fault === "hang_after_accept") return neverAnswer();
    if (fault === "reset_after_accept") return cutConnection(c);
    return c.json(toResource(message), 201);
  });

  app.get("/2010-04-01/Accounts/:account/Messages.json", (c) => {
    const to = c.req.query("To");
    const from = c.req.query("From");
    const size = Math.min(Number(c.req.query("PageSize") ?? 50), 1000);
    const found = messages
      .filter((message) => (!to || message.to === to) && (!from || message.from === from))
      .reverse()
      .slice(0, size);
    return c.json({
      messages: found.map(toResource),
      page: 0,
      page_size: size,
      start: 0,
      end: Math.max(found.length - 1, 0),
      uri: c.req.path,
      first_page_uri: c.req.path,
      next_page_uri: null,
      previous_page_uri: null,
    });
  });

  app.get("/2010-04-01/Accounts/:account/Messages/:file", (c) => {
    const sid = c.req.param("file").replace(/\.json$/, "");
    const message = messages.find((candidate) => candidate.sid === sid);
    return message ? c.json(toResource(message)) : refuse(c, NOT_FOUND);
  });

  app.route("/_sim/faults", faultRoutes(faults));
  app.get("/_sim/messages", (c) => c.json(messages.map(toResource)));
  app.delete("/_sim/messages", (c) => {
    clear();
    return c.body(null, 204);
  });
  // Sends any status at any time, so that doubled and out-of-order callbacks can be tried.
  app.post("/_sim/callbacks", async (c) => {
    const { sid, status, errorCode = null } = await c.req.json();
    const message = messages.find((candidate) => candidate.sid === sid);
    if (!message) return refuse(c, NOT_FOUND);
    await move(message, status, errorCode);
    return c.body(null, 204);
  });

  app.notFound((c) => refuse(c, NOT_FOUND));

  return {
    app,
    messages: (): readonly TwilioMessage[] => messages,
    faults,
    clear,
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function refusalOf(form: Record<string, string>): Refusal | null {
  const sender = form.From ?? null;
  if (!form.To) return refusal(21604);
  if (!sender && !form.MessagingServiceSid) return refusal(21603);
  if (!form.Body) return refusal(21602);
  if (form.Body.length > 1600) return refusal(21617);
  return refusalOfNumbers(form.To, sender) ?? (E164.test(form.To) ? null : refusal(21211));
}

function refuse(c: AppContext, { status, code, message }: Refusal) {
  const body = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  return c.json(body, status as 400);
}
