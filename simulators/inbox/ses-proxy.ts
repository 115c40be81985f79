import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { proxy } from "hono/proxy";
import { faultRoutes } from "../twilio/fault-routes.ts";
import { openFaultBook, WIRE_FAULTS } from "../twilio/faults.ts";
import { cutConnection, neverAnswer } from "../twilio/misbehave.ts";

/** SES's refusals by name, besides what may happen to every request. */
const FAULT_KINDS = [...WIRE_FAULTS, "daily_quota_used_up", "sending_paused", "message_rejected"] as const;
export type SesFault = (typeof FAULT_KINDS)[number];

type SesError = { status: 400 | 429 | 500 | 503; type: string; message: string };

// Names, statuses and texts: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
const errors: Partial<Record<SesFault, SesError>> = {
  rate_limited: { status: 429, type: "TooManyRequestsException", message: "Maximum sending rate exceeded." },
  daily_quota_used_up: { status: 429, type: "TooManyRequestsException", message: "Daily message quota exceeded." },
  server_error: { status: 500, type: "InternalServiceErrorException", message: "Internal error." },
  unavailable: { status: 503, type: "ServiceUnavailable", message: "Service is unavailable." },
  sending_paused: { status: 400, type: "SendingPausedException", message: "Email sending is disabled." },
  message_rejected: { status: 400, type: "MessageRejected", message: "Email address is not verified." },
};

/**
 * Stands before aws-ses-v2-local, which cannot fail and knows the time of a mail only to the second: passes everything on,
 * notes when each mail was accepted, and fails when told to.
 */
export function createSesProxy(sesLocalUrl: string) {
  const faults = openFaultBook(FAULT_KINDS);
  const acceptedAt = new Map<string, Date>();
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.route("/_sim/faults", faultRoutes(faults));

  app.post("/v2/email/outbound-emails", async (c) => {
    const body = await c.req.text();
    const fault = faults.strike(firstRecipient(body));
    if (fault === "hang") return neverAnswer();
    if (fault === "reset_before_accept") return cutConnection(c);
    const error = fault && errors[fault];
    if (error) return c.json({ message: error.message }, error.status, { "x-amzn-errortype": error.type });

    const answer = await pass(c, body);
    const { MessageId } = await answer.clone().json();
    if (MessageId) acceptedAt.set(MessageId, new Date());
    if (fault === "hang_after_accept") return neverAnswer();
    if (fault === "reset_after_accept") return cutConnection(c);
    return answer;
  });

  app.all("*", (c) => pass(c));

  function pass(c: Context, body?: string): Promise<Response> {
    const { pathname, search } = new URL(c.req.url);
    return proxy(sesLocalUrl + pathname + search, { raw: c.req.raw, ...(body === undefined ? {} : { body }) });
  }

  return { app, faults, acceptedAt: (messageId: string): Date | undefined => acceptedAt.get(messageId) };
}

function firstRecipient(body: string): string {
  try {
    return JSON.parse(body).Destination?.ToAddresses?.[0] ?? "";
  } catch {
    return "";
  }
}
