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
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { AuditLogBody } from "./audit-log-schemas.ts";
import { BookingDetailsBody } from "./booking-schemas.ts";
import {
  CancelBookingBody,
  CancelEventBody,
  CancellationBody,
  CancelledBookingBody,
  CancelledEventBody,
} from "./cancel-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { refreshPages } from "./refresh-pages.ts";

const bookingOfEvent = slugParam.extend({ id: z.string().max(64) });

/** One booking with its money, and cancelling: one booking, or the whole event. */
export function cancelApi(): Api {
  const api = newApi();

  const details = createRoute({
    method: "get",
    path: "/admin/events/{slug}/bookings/{id}",
    operationId: "readBookingDetails",
    security: organizerCookie,
    summary: "Read one booking: person, payments, refunds, messages, ledger, audit entries",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent },
    responses: {
      200: json(BookingDetailsBody, "The booking"),
      ...problems(ofOrganizer, ofParameters, unknownEvent, notFound),
    },
  });
  api.openapi(details, async (c) => {
    const booking = await readBookingDetails(c.var.startline, c.var.event.id, c.req.valid("param").id);
    return booking ? c.json(booking, 200) : problemReply(c, notFound);
  });

  const cancelBooking = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/cancel",
    operationId: "cancelBooking",
    security: organizerCookie,
    summary: "Cancel a booking and refund it; idempotent",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(CancelBookingBody) },
    responses: {
      200: json(CancelledBookingBody, "Cancelled, and what goes back"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(cancelBooking, async (c) => {
    const { startline, organizer, event } = c.var;
    const { id } = c.req.valid("param");
    const request = { ...c.req.valid("json"), by: organizer.email };
    const answer = await cancelAndRefund(startline, { eventId: event.id, bookingId: id }, request);
    if (!answer.cancelled) {
      const { because, ...rest } = answer;
      return problemReply(c, { ...refusals[because], ...rest, code: refusals[because].code ?? because });
    }
    sendWhatFollows(c);
    return c.json({ state: answer.state, amountPaise: answer.amountPaise }, 200);
  });

  const cancellation = createRoute({
    method: "get",
    path: "/admin/events/{slug}/cancellation",
    operationId: "readCancellation",
    security: organizerCookie,
    summary: "Read what cancelling the event would do, and the progress of its cancellation",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(CancellationBody, "`progress` is null until it is cancelled"),
      ...problems(ofOrganizer, ofParameters, unknownEvent),
    },
  });
  api.openapi(cancellation, async (c) => {
    const { startline, event } = c.var;
    const [preview, progress] = await Promise.all([
      readCancellationPreview(startline, event.id),
      readCancellationProgress(startline.db, event.id),
    ]);
    return c.json({ state: event.state, preview, progress }, 200);
  });

  const cancelEvent = createRoute({
    method: "post",
    path: "/admin/events/{slug}/cancel",
    operationId: "cancelEvent",
    security: organizerCookie,
    summary: "Cancel the whole event for good: everybody is told and gets the money back",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(CancelEventBody) },
    responses: {
      200: json(CancelledEventBody, "Cancelled; bookings are ended one after another"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, eventRefusals),
    },
  });
  api.openapi(cancelEvent, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await cancelWholeEvent(startline, event, { ...c.req.valid("json"), by: organizer.email });
    if (!answer.cancelled) return problemReply(c, { ...eventRefusals[answer.because], code: answer.because });
    refreshPages(c, event.slug);
    c.var.afterResponse(startline.jobs.cancellations);
    return c.json({ isNew: answer.isNew }, 200);
  });

  const auditLog = createRoute({
    method: "get",
    path: "/admin/events/{slug}/audit-log",
    operationId: "listAuditEntries",
    security: organizerCookie,
    summary: "List the audit log of the sale and its money, the newest first",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(AuditLogBody, "At most 50"), ...problems(ofOrganizer, ofParameters, unknownEvent) },
  });
  api.openapi(auditLog, async (c) =>
    c.json({ entries: await listAuditEntries(c.var.startline.db, c.var.event.id) }, 200),
  );

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
