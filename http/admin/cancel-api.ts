import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { listAuditEntries } from "#booking/audit-log/list-audit-entries.ts";
import { readBookingDetails } from "#booking/bookings-list/read-booking-details.ts";
import { type CancelRefusal, cancelAndRefund } from "#booking/cancellations/cancel-and-refund.ts";
import { type CancelEventRefusal, cancelWholeEvent } from "#booking/cancellations/cancel-whole-event.ts";
import {
  readCancellationPreview,
  readCancellationProgress,
} from "#booking/cancellations/read-cancellation-progress.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, problemReply } from "../problem.ts";
import { jsonBody, slugParam } from "../schemas.ts";
import { CancelBookingBody, CancelEventBody } from "./cancel-schemas.ts";
import { organizerOnly } from "./organizer-only.ts";
import { refreshPages } from "./refresh-pages.ts";

const bookingOfEvent = slugParam.extend({ id: z.string().max(64) });

/** One booking with its money, and cancelling: one booking, or the whole event. */
export function cancelApi(): Api {
  const api = newApi();

  const details = createRoute({
    method: "get",
    path: "/admin/events/{slug}/bookings/{id}",
    summary: "All about one booking: person, payments, refunds, messages, ledger, audit entries",
    middleware: [organizerOnly] as const,
    request: { params: bookingOfEvent },
    responses: { 200: { description: "The booking" }, 404: { description: "not_found" } },
  });
  api.openapi(details, async (c) => {
    const { slug, id } = c.req.valid("param");
    const event = await readEventBySlug(c.var.startline.db, slug);
    const booking = event && (await readBookingDetails(c.var.startline, event.id, id));
    return booking ? c.json(booking) : problemReply(c, notFound);
  });

  const cancelBooking = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/cancel",
    summary: "End a booking and give back what was paid; asked for twice it is done once",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: bookingOfEvent, body: jsonBody(CancelBookingBody) },
    responses: {
      200: { description: "Cancelled, and what goes back" },
      404: { description: "not_found" },
      409: { description: "already_ended, amount_changed{amountPaise}" },
    },
  });
  api.openapi(cancelBooking, async (c) => {
    const { startline, organizer } = c.var;
    const { slug, id } = c.req.valid("param");
    const event = await readEventBySlug(startline.db, slug);
    if (!event) return problemReply(c, notFound);
    const wish = { ...c.req.valid("json"), by: organizer.email };
    const answer = await cancelAndRefund(startline, { eventId: event.id, bookingId: id }, wish);
    if (!answer.cancelled) {
      const { because, ...rest } = answer;
      return problemReply(c, { ...refusals[because], ...rest, code: refusals[because].code ?? because });
    }
    sendWhatFollows(c);
    return c.json({ state: answer.state, amountPaise: answer.amountPaise });
  });

  const cancellation = createRoute({
    method: "get",
    path: "/admin/events/{slug}/cancellation",
    summary: "What cancelling the event would do, and how far its cancellation has come",
    middleware: [organizerOnly] as const,
    request: { params: slugParam },
    responses: { 200: { description: "`progress` is null until it is cancelled" }, 404: { description: "not_found" } },
  });
  api.openapi(cancellation, async (c) => {
    const { startline } = c.var;
    const event = await readEventBySlug(startline.db, c.req.valid("param").slug);
    if (!event) return problemReply(c, notFound);
    const [preview, progress] = await Promise.all([
      readCancellationPreview(startline, event.id),
      readCancellationProgress(startline.db, event.id),
    ]);
    return c.json({ state: event.state, preview, progress });
  });

  const cancelEvent = createRoute({
    method: "post",
    path: "/admin/events/{slug}/cancel",
    summary: "Call the whole event off: everybody is told and gets the money back; for good",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: slugParam, body: jsonBody(CancelEventBody) },
    responses: {
      200: { description: "Cancelled; bookings are ended one after another" },
      404: { description: "not_found" },
      409: { description: "not_confirmed, not_published" },
    },
  });
  api.openapi(cancelEvent, async (c) => {
    const { startline, organizer } = c.var;
    const { slug } = c.req.valid("param");
    const event = await readEventBySlug(startline.db, slug);
    if (!event) return problemReply(c, notFound);
    const answer = await cancelWholeEvent(startline, event, { ...c.req.valid("json"), by: organizer.email });
    if (!answer.cancelled) return problemReply(c, { ...eventRefusals[answer.because], code: answer.because });
    refreshPages(c, slug);
    c.var.afterResponse(startline.jobs.cancellations);
    return c.json({ isNew: answer.isNew });
  });

  const auditLog = createRoute({
    method: "get",
    path: "/admin/events/{slug}/audit-log",
    summary: "What organizers did about the sale and its money: who, when and why, the last first",
    middleware: [organizerOnly] as const,
    request: { params: slugParam },
    responses: { 200: { description: "At most 50" }, 404: { description: "not_found" } },
  });
  api.openapi(auditLog, async (c) => {
    const event = await readEventBySlug(c.var.startline.db, c.req.valid("param").slug);
    if (!event) return problemReply(c, notFound);
    return c.json({ entries: await listAuditEntries(c.var.startline.db, event.id) });
  });

  return api;
}

/** The refund and the message need not wait for the worker's next round. */
function sendWhatFollows(c: ApiContext): void {
  const { jobs } = c.var.startline;
  c.var.afterResponse(async () => {
    await jobs.refunds();
    await jobs.messages();
  });
}

type Refused = { status: ContentfulStatusCode; title: string };

// A new refusal will not compile without its status.
const refusals: Record<CancelRefusal, Refused & { code?: string }> = {
  unknown_booking: { ...notFound },
  already_ended: { status: 409, title: "This booking has ended already." },
  amount_changed: {
    status: 409,
    title: "Something else would go back now. Look at the new amount, then confirm again.",
  },
};

const eventRefusals: Record<CancelEventRefusal, Refused> = {
  not_confirmed: { status: 409, title: "What was typed is neither the event's title nor its link." },
  not_published: { status: 409, title: "A draft need not be cancelled: nobody can book it." },
};
