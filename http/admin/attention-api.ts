import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ListedItem, NO_EVENT } from "#booking/attention/attention.ts";
import { type AttentionAction, actionsOf } from "#booking/attention/attention-actions.ts";
import { listAttention } from "#booking/attention/list-attention.ts";
import { readAttentionItem } from "#booking/attention/read-attention-item.ts";
import { resendMessages } from "#booking/attention/resend-messages.ts";
import { resolveAttentionItem } from "#booking/attention/resolve-attention.ts";
import { cancelAndRefund } from "#booking/cancellations/cancel-and-refund.ts";
import { recordPayout } from "#booking/payments/record-payout.ts";
import { refundQuarantinedPayment } from "#booking/payments/refund-quarantined-payment.ts";
import { retryRefund } from "#booking/payments/retry-refund.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { AttentionBody, CancelFromAttentionBody, NoteBody, OutcomeBody, PayOutBody } from "./attention-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

const itemParam = z.object({ id: z.string().max(64) });

/** What needs attention, and what a person does about it. */
export function attentionApi(): Api {
  const api = newApi();

  const all = createRoute({
    method: "get",
    path: "/admin/attention",
    operationId: "listAttention",
    security: organizerCookie,
    summary: "List what needs attention in the whole installation, and what was resolved lately",
    middleware: [organizerOnly] as const,
    responses: { 200: json(AttentionBody, "Open and resolved items, the newest first"), ...problems(ofOrganizer) },
  });
  api.openapi(all, async (c) => c.json(await listAttention(c.var.startline, null), 200));

  const ofEvent = createRoute({
    method: "get",
    path: "/admin/events/{slug}/attention",
    operationId: "listAttentionOfEvent",
    security: organizerCookie,
    summary: "List what needs attention for one event, with what concerns the whole installation",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(AttentionBody, "Open and resolved items, the newest first"),
      ...problems(ofOrganizer, ofParameters, unknownEvent),
    },
  });
  api.openapi(ofEvent, async (c) => c.json(await listAttention(c.var.startline, [c.var.event.id, NO_EVENT]), 200));

  const mark = createRoute({
    method: "post",
    path: "/admin/attention/{id}/mark-resolved",
    operationId: "resolveAttentionItem",
    security: organizerCookie,
    summary: "Mark the item as resolved; the note says why",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: itemParam, body: jsonBody(NoteBody) },
    responses: answers(),
  });
  api.openapi(mark, (c) =>
    handleItem(c, c.req.valid("param").id, "mark_resolved", async (item, by) => {
      return resolveAttentionItem(c.var.startline, item, { by, note: c.req.valid("json").note });
    }),
  );

  const giveBack = createRoute({
    method: "post",
    path: "/admin/attention/{id}/give-back-money",
    operationId: "giveBackMoney",
    security: organizerCookie,
    summary: "Refund a quarantined payment to its payer",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: itemParam, body: jsonBody(NoteBody) },
    responses: answers("already_refunded", "not_quarantined", "not_captured"),
  });
  api.openapi(giveBack, (c) =>
    handleItem(c, c.req.valid("param").id, "give_back_money", (item, by) =>
      refundQuarantinedPayment(c.var.startline, moneyOf(item), { by, note: c.req.valid("json").note }),
    ),
  );

  const retry = createRoute({
    method: "post",
    path: "/admin/attention/{id}/retry-refund",
    operationId: "retryRefund",
    security: organizerCookie,
    summary: "Request a failed refund from Razorpay again",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: itemParam, body: jsonBody(NoteBody) },
    responses: answers("already_refunded", "not_failed", "gateway_busy"),
  });
  api.openapi(retry, (c) =>
    handleItem(c, c.req.valid("param").id, "retry_refund", (item, by) =>
      retryRefund(c.var.startline, moneyOf(item), { by, note: c.req.valid("json").note }),
    ),
  );

  const payOut = createRoute({
    method: "post",
    path: "/admin/attention/{id}/pay-out-by-hand",
    operationId: "payOutByHand",
    security: organizerCookie,
    summary: "Record a payout by bank transfer; `reference` is the bank's, such as a UTR",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: itemParam, body: jsonBody(PayOutBody) },
    responses: answers("already_refunded", "not_failed"),
  });
  api.openapi(payOut, (c) =>
    handleItem(c, c.req.valid("param").id, "pay_out_by_hand", (item, by) =>
      recordPayout(c.var.startline, moneyOf(item), { by, reference: c.req.valid("json").reference }),
    ),
  );

  const cancel = createRoute({
    method: "post",
    path: "/admin/attention/{id}/cancel-booking",
    operationId: "cancelBookingOfItem",
    security: organizerCookie,
    summary: "Cancel the booking; what was refunded or disputed already is not refunded again",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: itemParam, body: jsonBody(CancelFromAttentionBody) },
    responses: answers("already_ended", "amount_changed"),
  });
  api.openapi(cancel, (c) =>
    handleItem(c, c.req.valid("param").id, "cancel_booking", async ({ eventId, bookingId }, by) => {
      const { note, amountPaise } = c.req.valid("json");
      const request = { scope: "full", note, by, amountPaise } as const;
      const answer = await cancelAndRefund(c.var.startline, { eventId, bookingId: bookingId ?? "" }, request);
      return answer.cancelled ? "cancelled" : answer.because;
    }),
  );

  for (const isAll of [false, true]) {
    const action = isAll ? "resend_all" : "resend_message";
    const resend = createRoute({
      method: "post",
      path: isAll ? "/admin/attention/{id}/resend-all" : "/admin/attention/{id}/resend-message",
      operationId: isAll ? "resendAllMessages" : "resendMessage",
      security: organizerCookie,
      summary: isAll
        ? "All messages of the event that failed by the same channel go out again, except to those who have opted out"
        : "The message goes out again",
      middleware: [organizerOnly, jsonOnly] as const,
      request: { params: itemParam, body: jsonBody(NoteBody) },
      responses: answers("recipient_opted_out"),
    });
    api.openapi(resend, (c) =>
      handleItem(c, c.req.valid("param").id, action, (item, by) =>
        resendMessages(c.var.startline, item, { by, note: c.req.valid("json").note, isAll }),
      ),
    );
  }

  return api;
}

const moneyOf = ({ bookingId, subject }: ListedItem) => ({ bookingId: bookingId ?? "", paymentId: subject });

const notForThis: Problem = {
  status: 409,
  code: "not_for_this",
  title: "This cannot be done about such a thing.",
};

type Done = "resent" | "resolved" | "wanted" | "paid_out" | "cancelled";
type Resent = { outcome: "resent"; optedOut: number };
type Refusal =
  | "already_resolved"
  | "recipient_opted_out"
  | "already_refunded"
  | "already_ended"
  | "amount_changed"
  | "not_captured"
  | "not_failed"
  | "not_quarantined"
  | "unknown_payment"
  | "unknown_booking"
  | "gateway_busy";

/** Does one thing about one open item, if that is a thing to do about such an item. */
async function handleItem(
  c: ApiContext,
  id: string,
  action: AttentionAction,
  perform: (item: ListedItem, by: string) => Promise<Done | Resent | Refusal>,
) {
  const item = await readAttentionItem(c.var.startline.db, id);
  if (!item) return problemReply(c, notFound);
  if (item.resolved) return refuse(c, "already_resolved");
  if (!actionsOf(item.kind).includes(action)) {
    return problemReply(c, notForThis);
  }
  const answer = await perform(item, c.var.organizer.email);
  if (typeof answer === "string" && answer in refusals) return refuse(c, answer as Refusal);
  const { jobs } = c.var.startline;
  c.var.afterResponse(async () => {
    await jobs.refunds();
    await jobs.messages();
  });
  return c.json(typeof answer === "string" ? { outcome: answer as Done } : answer, 200);
}

const refuse = (c: ApiContext, because: Refusal) =>
  problemReply(c, { status: refusals[because].status, code: because, title: refusals[because].title });

// A new refusal will not compile without its status.
const refusals: Record<Refusal, { status: ContentfulStatusCode; title: string }> = {
  already_resolved: { status: 409, title: "Somebody has seen to this already." },
  recipient_opted_out: {
    status: 409,
    title: "The person has told their operator that they don't want our SMS.",
  },
  already_refunded: { status: 409, title: "All of this money has already been refunded, or is on its way." },
  already_ended: { status: 409, title: "This booking has ended already." },
  amount_changed: { status: 409, title: "Something else would go back now. Load the page again and look." },
  not_captured: { status: 409, title: "This money was never taken, so there is nothing to give back." },
  not_failed: { status: 409, title: "This refund is on its way again, or has been made." },
  not_quarantined: { status: 409, title: "This payment is no longer put aside." },
  unknown_payment: { status: 404, title: "There is no such payment." },
  unknown_booking: { status: 404, title: "There is no such booking." },
  gateway_busy: { status: 503, title: "Razorpay did not answer. Nothing was done; try again in a minute." },
};

/** Of the refusals those that the action may meet. */
const answers = (...own: Refusal[]) => {
  const met = ["already_resolved", "unknown_payment", "unknown_booking", ...own] as const;
  const table = Object.fromEntries(met.map((code) => [code, refusals[code]]));
  return { 200: json(OutcomeBody, "Done"), ...problems(ofJsonBody, ofOrganizer, notFound, notForThis, table) };
};
