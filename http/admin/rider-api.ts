import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type CorrectRefusal, correctBooking } from "#booking/bookings/correct-booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { CHANNELS } from "#booking/messages/message.ts";
import { RESEND_GAP_SECONDS, requeueTicket } from "#booking/messages/requeue-ticket.ts";
import { strikeNote, writeNote } from "#booking/participants/write-note.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import {
  CorrectedRiderBody,
  CorrectionBody,
  NewNoteBody,
  ResendBody,
  ResentBody,
  StruckNoteBody,
  WrittenNoteBody,
} from "./rider-schemas.ts";

const bookingOfEvent = slugParam.extend({ id: z.string().max(64) });

/** What an organizer does about one rider: correct, send the ticket again, write notes. */
export function riderApi(): Api {
  const api = newApi();

  const correct = createRoute({
    method: "put",
    path: "/admin/events/{slug}/bookings/{id}/rider",
    operationId: "correctRider",
    security: organizerCookie,
    summary: "Correct who takes part; with another phone or email the links that were sent before open nothing",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(CorrectionBody) },
    responses: {
      200: json(CorrectedRiderBody, "Corrected, or it was so already"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(correct, async (c) => {
    const { startline, organizer, event } = c.var;
    const { version, sendsTicket, ...details } = c.req.valid("json");
    const request = { details, version, sendsTicket, by: organizer.email };
    const answer = await correctBooking(startline, event, c.req.valid("param").id, request);
    if (answer.corrected) {
      c.var.nudge("messages");
      return c.json({ version: answer.version }, 200);
    }
    if ("problems" in answer) return problemReply(c, invalidInput(answer.problems));
    const { because } = answer;
    const current = because === "edited_elsewhere" && { current: answer.current };
    return problemReply(c, { ...refusals[because], code: refusals[because].code ?? because, ...current });
  });

  const resend = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/resend-ticket",
    operationId: "resendTicketOfRider",
    security: organizerCookie,
    summary: "Send the ticket again, once a press",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(ResendBody) },
    responses: {
      202: json(ResentBody, "It goes out, or is on its way already"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound, notConfirmed, resentLately),
    },
  });
  api.openapi(resend, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = await readBooking(startline.db, c.req.valid("param").id);
    if (booking?.eventId !== event.id) return problemReply(c, notFound);
    const { press, by } = c.req.valid("json");
    const channels = by === "both" ? CHANNELS : [by];
    const outcome = await requeueTicket(startline, booking, { press, channels, by: organizer.email });
    if (outcome === "not_confirmed") return problemReply(c, notConfirmed);
    if (outcome === "resent_lately") return problemReply(c, resentLately);
    c.var.nudge("messages");
    return c.json({ sending: true } as const, 202);
  });

  const write = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/notes",
    operationId: "writeNote",
    security: organizerCookie,
    summary: "Write a note on the booking, for the other organizers, once a press",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent, body: jsonBody(NewNoteBody) },
    responses: {
      201: json(WrittenNoteBody, "Written"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound),
    },
  });
  api.openapi(write, async (c) => {
    const { startline, organizer, event } = c.var;
    const booking = { eventId: event.id, bookingId: c.req.valid("param").id };
    const noteId = await writeNote(startline, booking, { ...c.req.valid("json"), by: organizer.email });
    return noteId === null ? problemReply(c, notFound) : c.json({ noteId }, 201);
  });

  const strike = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/{id}/notes/{note}/strike",
    operationId: "strikeNote",
    security: organizerCookie,
    summary: "Strike a note out: it stays readable",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: bookingOfEvent.extend({ note: z.string().max(64) }), body: jsonBody(z.object({})) },
    responses: {
      200: json(StruckNoteBody, "Struck out"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, notFound),
    },
  });
  api.openapi(strike, async (c) => {
    const { startline, organizer, event } = c.var;
    const { id: bookingId, note: noteId } = c.req.valid("param");
    const isThere = await strikeNote(startline, { eventId: event.id, bookingId }, { noteId, by: organizer.email });
    return isThere ? c.json({ noteId }, 200) : problemReply(c, notFound);
  });

  return api;
}

const notConfirmed: Problem = { status: 409, code: "not_confirmed", title: "This booking has no ticket." };
const resentLately: Problem = {
  status: 429,
  code: "resent_lately",
  title: "The ticket was sent again a moment ago. Look at the messages below first.",
  retryAfterSeconds: RESEND_GAP_SECONDS,
};

// A new refusal will not compile without its status.
const refusals: Record<CorrectRefusal, { status: ContentfulStatusCode; title: string; code?: string }> = {
  unknown_booking: { ...notFound },
  participant_missing: { status: 409, title: "Nobody has filled in the form of this booking yet." },
  still_in_form: {
    status: 409,
    title: "The rider is still filling in the form and can correct it there. Try again once they pay.",
  },
  booking_ended: { status: 409, title: "This booking has ended, so there is nothing to correct." },
  already_booked: { status: 409, title: "Another booking of this event has this phone number or email address." },
  edited_elsewhere: { status: 409, title: "Somebody else changed this rider in the meantime." },
};
