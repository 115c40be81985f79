import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { type PaperWaiverRefusal, recordPaperWaiver } from "#booking/bookings/record-paper-waiver.ts";
import { type CancelTransferRefusal, cancelTransfer } from "#booking/transfers/cancel-transfer.ts";
import { requestTransfer, type TransferRefusal } from "#booking/transfers/request-transfer.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import {
  CancelledTransferBody,
  PaperWaiverBody,
  RecordedWaiverBody,
  RequestedTransferBody,
  TransferRequestBody,
} from "./transfer-schemas.ts";

const bookingOfEvent = slugParam.extend({ id: z.string().max(64) });

/** Offering a booking to another person, and the waiver of a rider who signed on paper. */
export function transferApi(): Api {
  const api = newApi();

  const request = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/transfers",
    operationId: "requestTransfer",
    security: organizerCookie,
    summary: "Offer a confirmed booking to another person, who accepts it by a link; idempotent by requestId",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(TransferRequestBody) },
    responses: {
      201: json(RequestedTransferBody, "Offered; the ticket stays valid until it is accepted"),
      200: json(RequestedTransferBody, "This request had offered it before"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, requestRefusals),
    },
  });
  api.openapi(request, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = await bookingOf(c, event.id, c.req.valid("param").id);
    if (!booking) return problemReply(c, notFound);
    const answer = await requestTransfer(startline, booking, { ...c.req.valid("json"), by: organizer.email });
    if (answer.requested) {
      c.var.nudge("messages");
      const { transferId, isNew } = answer;
      return c.json({ transferId, isNew }, isNew ? 201 : 200);
    }
    if ("problems" in answer) return problemReply(c, invalidInput(answer.problems));
    return problemReply(c, { ...requestRefusals[answer.because], code: answer.because });
  });

  const cancel = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/transfers/{transfer}/cancel",
    operationId: "cancelTransfer",
    security: organizerCookie,
    summary: "Take the offer of a booking back",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent.extend({ transfer: z.string().max(64) }), body: jsonBody(z.object({})) },
    responses: {
      200: json(CancelledTransferBody, "Its link opens nothing any more"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, cancelRefusals),
    },
  });
  api.openapi(cancel, async (c) => {
    const { startline, organizer, event } = c.var;
    const { id, transfer: transferId } = c.req.valid("param");
    const booking = await bookingOf(c, event.id, id);
    if (!booking) return problemReply(c, notFound);
    const outcome = await cancelTransfer(startline, booking, { transferId, by: organizer.email });
    if (outcome === "cancelled") return c.json({ transferId }, 200);
    return problemReply(c, { ...cancelRefusals[outcome], code: cancelRefusals[outcome].code ?? outcome });
  });

  const recordWaiver = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/paper-waiver",
    operationId: "recordPaperWaiver",
    security: organizerCookie,
    summary: "Say that the rider has signed the waiver on paper",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(PaperWaiverBody) },
    responses: {
      200: json(RecordedWaiverBody, "Recorded, with who said so"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, waiverRefusals),
    },
  });
  api.openapi(recordWaiver, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = await bookingOf(c, event.id, c.req.valid("param").id);
    if (!booking) return problemReply(c, notFound);
    const signed = { ...c.req.valid("json"), by: organizer.email };
    const outcome = await recordPaperWaiver(startline, event, booking.id, signed);
    if (outcome !== "recorded") return problemReply(c, { ...waiverRefusals[outcome], code: outcome });
    return c.json({ version: signed.version }, 200);
  });

  return api;
}

async function bookingOf(c: ApiContext, eventId: string, id: string) {
  const booking = await readBooking(c.var.startline.db, id);
  return booking?.eventId === eventId ? booking : null;
}

type Refused = { status: ContentfulStatusCode; title: string; code?: string };

// A new refusal will not compile without its status.
const requestRefusals: Record<TransferRefusal, Refused> = {
  transfer_pending: {
    status: 409,
    title: "This booking is offered to somebody already. Take that offer back first.",
  },
  already_booked: {
    status: 409,
    title: "This phone number or email has a booking of its own already, so it can't take over another.",
  },
  not_confirmed: { status: 409, title: "Only a confirmed booking can be transferred." },
  event_cancelled: { status: 409, title: "This event is cancelled." },
  event_started: { status: 409, title: "The event has started. Correct the rider instead." },
};

const cancelRefusals: Record<CancelTransferRefusal, Refused> = {
  transfer_accepted: { status: 409, title: "It was accepted already: the booking is the new person's now." },
  transfer_ended: { status: 409, title: "This offer had ended already." },
  unknown_transfer: { ...notFound },
};

const waiverRefusals: Record<PaperWaiverRefusal, Refused> = {
  already_signed: { status: 409, title: "The waiver of this booking is signed already." },
  not_confirmed: { status: 409, title: "This booking is not confirmed." },
  edited_elsewhere: { status: 409, title: "Somebody else changed this rider in the meantime. Reload the page." },
  waiver_outdated: { status: 409, title: "The waiver has changed. Reload the page and look which text was signed." },
};
