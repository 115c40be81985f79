import { createRoute } from "@hono/zod-openapi";
import { listStatementEmails } from "#booking/statements/list-statement-emails.ts";
import { type SendStatementRefusal, sendStatement } from "#booking/statements/send-statement.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { SendStatementBody, SentStatementBody, StatementEmailsBody } from "./statement-emails-schemas.ts";

const path = "/admin/events/{slug}/statement-emails";
const security = organizerCookie;

/** The event's statement by email, to whoever keeps the books. */
export function statementEmailsApi(): Api {
  const api = newApi();

  const list = createRoute({
    method: "get",
    path,
    operationId: "listStatementEmails",
    security,
    summary: "List the statements that were sent by email, the newest first, and what became of them",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(StatementEmailsBody, "At most 50"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(list, async (c) => c.json({ emails: await listStatementEmails(c.var.startline, c.var.event.id) }, 200));

  const send = createRoute({
    method: "post",
    path,
    operationId: "sendStatement",
    security,
    summary: "Send the statement to an address as a PDF; idempotent by requestId, so again is another request",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SendStatementBody) },
    responses: {
      201: json(SentStatementBody, "It is on its way"),
      200: json(SentStatementBody, "This request had sent it before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(send, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await sendStatement(startline, event.id, c.req.valid("json"), organizer.email);
    if (!answer.sending) return problemReply(c, refusals[answer.because]);
    c.var.nudge("messages");
    return c.json({ id: answer.id, isNew: answer.isNew }, answer.isNew ? 201 : 200);
  });

  return api;
}

// A new refusal will not compile without its status.
const refusals: Record<SendStatementRefusal, Problem> = {
  invalid_email: invalidInput([
    { field: "email", code: "invalid", message: "Enter an email address such as books@example.org." },
  ]),
  too_many_today: {
    status: 409,
    code: "too_many_today",
    title: "This statement went out 20 times in the last day. Send it tomorrow, or download it.",
  },
};
