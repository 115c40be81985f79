import { createRoute, z } from "@hono/zod-openapi";
import { accessTokenOf } from "#booking/bookings/access-token.ts";
import { readBookingOfCode } from "#booking/bookings/read-booking-of-code.ts";
import { resendLostTicket } from "#booking/bookings/resend-lost-ticket.ts";
import { requeueTicket } from "#booking/messages/requeue-ticket.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { readEntryOfOffer } from "#booking/waitlist/read-waitlist-entry.ts";
import { sha256 } from "#platform/keys.ts";
import { type Api, newApi } from "../api.ts";
import { clientNetwork } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { bookingParam } from "../schemas.ts";
import { keepInCookie, ofOwnBooking, passedOn, readOwnBooking, whyOutdated } from "./own-booking.ts";
import { OpenedTicketBody, SendingBody } from "./ticket-schemas.ts";

export const tooManyTries: Problem = {
  status: 429,
  code: "rate_limited",
  title: "Too many tries. Wait a minute.",
  retryAfterSeconds: 60,
};

/** The limit is that of a booking, a phone number or an email address, and somebody else may have used it up. */
const sentAlready: Problem = {
  status: 429,
  code: "sent_already",
  title: "This was sent several times within the hour. Look at the phone and in the spam folder first.",
  retryAfterSeconds: 900,
};

const notConfirmed: Problem = { status: 409, code: "not_confirmed", title: "This booking has no ticket." };

/** A ticket that has to be found again: by the short link of a text, or sent once more. */
export function ticketsApi(): Api {
  const api = newApi();

  const open = createRoute({
    method: "post",
    path: "/tickets/open",
    operationId: "openTicket",
    summary: "Exchange the code of a short private link for the booking's own credential",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(z.object({ code: z.string().max(64) })) },
    responses: {
      200: json(OpenedTicketBody, "The booking's credential; the cookie is set too"),
      ...problems(ofJsonBody, notFound, passedOn, tooManyTries),
    },
  });
  api.openapi(open, async (c) => {
    const { startline } = c.var;
    if (!(await startline.resendLimits.ofLink(clientNetwork(c)))) return problemReply(c, tooManyTries);
    const found = await readBookingOfCode(startline, c.req.valid("json").code);
    if (!found) return problemReply(c, notFound);
    const { booking, linkGeneration } = found;
    if (linkGeneration !== booking.linkGeneration) {
      return problemReply(c, await whyOutdated(startline, booking, [{ linkGeneration }]));
    }
    // Whoever was offered a place has not filled in its form yet.
    const reader = (await readParticipant(startline.db, booking)) ?? (await readEntryOfOffer(startline.db, booking));
    keepInCookie(c, booking);
    c.header("Cache-Control", "no-store");
    const accessToken = accessTokenOf(startline.accessKeys, booking);
    return c.json({ bookingId: booking.id, accessToken, language: reader?.language ?? "en" }, 200);
  });

  const again = createRoute({
    method: "post",
    path: "/bookings/{id}/ticket/send-again",
    operationId: "resendTicket",
    security: [{ Bearer: [] }, { BookingCookie: [] }],
    summary: "Send the ticket of one's own booking once more, by email and SMS",
    middleware: [jsonOnly] as const,
    request: { params: bookingParam, body: jsonBody(z.object({})) },
    responses: {
      202: json(SendingBody, "It goes out, or is on its way already"),
      ...problems(ofJsonBody, ofOwnBooking, notConfirmed, sentAlready),
    },
  });
  api.openapi(again, async (c) => {
    const { startline } = c.var;
    const booking = await readOwnBooking(c, c.req.valid("param").id);
    if (booking.state !== "confirmed") return problemReply(c, notConfirmed);
    if (!(await startline.resendLimits.ofBooking(booking.id))) return problemReply(c, sentAlready);
    await requeueTicket(startline, booking, null);
    c.var.nudge("messages");
    return c.json({ sending: true } as const, 202);
  });

  const lost = createRoute({
    method: "post",
    path: "/tickets/send-again",
    operationId: "resendLostTickets",
    summary: "Send the tickets of a phone number or an email address to their owner",
    middleware: [jsonOnly] as const,
    request: {
      body: jsonBody(z.object({ phone: z.string().max(100).optional(), email: z.string().max(1000).optional() })),
    },
    responses: {
      202: json(SendingBody, "The same whether or not there is such a booking"),
      ...problems(ofJsonBody, tooManyTries, sentAlready),
    },
  });
  api.openapi(lost, async (c) => {
    const { startline } = c.var;
    const { phone = "", email = "" } = c.req.valid("json");
    const contact = sha256(`${phone.replace(/\D/g, "").slice(-10)} ${email.trim().toLowerCase()}`).toString(
      "base64url",
    );
    if (!(await startline.resendLimits.ofVisitor(clientNetwork(c)))) return problemReply(c, tooManyTries);
    if (!(await startline.resendLimits.ofContact(contact))) return problemReply(c, sentAlready);
    // Whether there is a booking must not be told by how long this takes either.
    c.var.afterResponse(async () => {
      await resendLostTicket(startline, { phone, email }, startline.resendLimits.ofBooking);
      c.var.nudge("messages");
    });
    return c.json({ sending: true } as const, 202);
  });

  return api;
}
