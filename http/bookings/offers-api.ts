import { createRoute } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { accessTokenOf, type LinkedBooking } from "#booking/bookings/access-token.ts";
import { readEvent } from "#booking/events/read-event.ts";
import { type AcceptRefusal, acceptTransfer } from "#booking/transfers/accept-transfer.ts";
import { readOffer } from "#booking/transfers/read-offer.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { clientAddress, clientNetwork } from "../client-address.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { AcceptedOfferBody, AcceptOfferBody, OfferBody, OpenOfferBody } from "./offer-schemas.ts";
import { keepInCookie } from "./own-booking.ts";
import { tooManyTries } from "./tickets-api.ts";

/** A booking that is offered to another person: what they read of it, and how they accept it. */
export function offersApi(): Api {
  const api = newApi();

  const open = createRoute({
    method: "post",
    path: "/offers/open",
    operationId: "openOffer",
    summary: "Read the offer of a booking by the code of its link",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(OpenOfferBody) },
    responses: {
      200: json(OfferBody, "The offer, whatever became of it"),
      ...problems(ofJsonBody, notFound, tooManyTries),
    },
  });
  api.openapi(open, async (c) => {
    const { startline } = c.var;
    if (!(await startline.resendLimits.ofLink(clientNetwork(c)))) return problemReply(c, tooManyTries);
    const offer = await readOffer(startline, c.req.valid("json").code, startline.clock.now());
    const event = offer && (await startline.eventById(offer.booking.eventId));
    if (!offer || !event) return problemReply(c, notFound);
    const { booking, transfer, state } = offer;
    c.header("Cache-Control", "no-store");
    const now = event.state === "cancelled" ? "ended" : state;
    // A link that went to the wrong person says whom it was for no longer than it is open.
    const { name, phone, email } = now === "open" ? transfer.to : { name: "", phone: "", email: "" };
    return c.json(
      {
        state: now,
        slug: event.slug,
        categoryId: booking.categoryId,
        name,
        phone,
        email,
        owedPaise: now === "open" ? Math.max(0, booking.owedPaise) : 0,
        language: transfer.to.language,
        expiresAt: transfer.expiresAt.toISOString(),
        opened: state === "taken" ? openedBooking(c, booking) : null,
      },
      200,
    );
  });

  const accept = createRoute({
    method: "post",
    path: "/offers/accept",
    operationId: "acceptOffer",
    summary: "Take over the booking that is offered; pressed twice it is taken over once",
    middleware: [jsonOnly] as const,
    request: { body: jsonBody(AcceptOfferBody) },
    responses: {
      200: json(
        AcceptedOfferBody,
        "The booking is the reader's, by this call or an earlier one; the cookie is set too",
      ),
      ...problems(ofJsonBody, notFound, tooManyTries, refusals),
    },
  });
  api.openapi(accept, async (c) => {
    const { startline } = c.var;
    if (!(await startline.resendLimits.ofLink(clientNetwork(c)))) return problemReply(c, tooManyTries);
    const { code, ...form } = c.req.valid("json");
    const offer = await readOffer(startline, code, startline.clock.now());
    // As it is stored now: the waiver that is signed is the one in force.
    const event = offer && (await readEvent(startline.db, offer.booking.eventId));
    if (!offer || !event) return problemReply(c, notFound);
    c.header("Cache-Control", "no-store");
    if (offer.state === "taken") return c.json(openedBooking(c, offer.booking), 200);
    const answer = await acceptTransfer(startline, event, offer.transfer, form, clientAddress(c));
    if (answer.accepted) {
      c.var.nudge("messages");
      return c.json(openedBooking(c, answer.booking), 200);
    }
    if ("problems" in answer) return problemReply(c, invalidInput(answer.problems));
    return problemReply(c, { ...refusals[answer.because], code: answer.because });
  });

  return api;
}

function openedBooking(c: ApiContext, booking: LinkedBooking) {
  keepInCookie(c, booking);
  return { bookingId: booking.id, accessToken: accessTokenOf(c.var.startline.accessKeys, booking) };
}

// A new refusal will not compile without its status.
const refusals: Record<AcceptRefusal, { status: ContentfulStatusCode; title: string }> = {
  transfer_ended: { status: 409, title: "This offer has ended." },
  already_booked: { status: 409, title: "This phone number or email has a booking for this event already." },
};
