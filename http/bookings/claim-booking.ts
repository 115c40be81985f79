import { createRoute, z } from "@hono/zod-openapi";
import { accessTokenOf } from "#booking/bookings/access-token.ts";
import type { ClaimRefusal } from "#booking/bookings/claim.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { entryOf } from "#booking/waiting-room/join-queue.ts";
import { NONCE_PATTERN, readTicket, ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { type Api, newApi } from "../api.ts";
import { eventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { problemReply, tooOften, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ClaimedPlaceBody } from "./booking-schemas.ts";
import { keepInCookie } from "./own-booking.ts";
import { hasCategory, isHiddenCategory, unknownCategory } from "./unknown-category.ts";

const ClaimBody = z.object({
  ticket: z.string().max(400),
  categoryId: z.string().max(64),
  nonce: z
    .string()
    .regex(NONCE_PATTERN)
    .optional()
    .openapi({ description: "The secret that the ticket was given for; another one claims nothing with it." }),
});

const invalidTicket = { status: 403, code: "invalid_ticket", title: "This is no ticket of this sale." } as const;

type Refusal = { status: 403 | 409 | 503; title: string; retryAfterSeconds?: number };

// A new refusal will not compile without its status.
const refusals: Record<ClaimRefusal | "category_hidden", Refusal> = {
  not_called: { status: 409, title: "It is not your turn yet. Your number stays." },
  category_full: { status: 409, title: "This category is full. Your turn stays; choose another." },
  category_hidden: { status: 409, title: "This category can't be booked now. Your turn stays; choose another." },
  sold_out: { status: 409, title: "All places are sold." },
  claims_used_up: { status: 403, title: "This ticket has had its places, and others wait for one." },
  sale_not_open: { status: 409, title: "Booking has not opened yet.", retryAfterSeconds: 3 },
  sale_closed: { status: 409, title: "Booking is closed." },
  busy: { status: 503, title: "Many people at once. Your turn stays; please try again.", retryAfterSeconds: 1 },
};

const claim = createRoute({
  method: "post",
  path: "/events/{slug}/bookings",
  operationId: "claimPlace",
  summary: "Claim a place, held for five minutes, with a ticket that was called",
  middleware: [jsonOnly, eventOfSlug] as const,
  request: { params: slugParam, body: jsonBody(ClaimBody) },
  responses: {
    201: json(ClaimedPlaceBody, "A place is held"),
    200: json(ClaimedPlaceBody, "The booking that this ticket already has"),
    ...problems(ofJsonBody, unknownEvent, unknownCategory, invalidTicket, tooOften(0), refusals),
  },
});

/** Claiming a place: the moment in which a booking begins. */
export function claimApi(): Api {
  const api = newApi();
  api.openapi(claim, async (c) => {
    const { startline, event } = c.var;
    const body = c.req.valid("json");
    const ticket = readTicket(startline.ticketKeys, body.ticket, event.id);
    if (!ticket || (body.nonce !== undefined && ticketIdOf(body.nonce) !== ticket.ticketId))
      return problemReply(c, invalidTicket);
    const waitMs = await startline.limits.claims(ticket.ticketId);
    if (waitMs > 0) return problemReply(c, tooOften(waitMs));
    if (!hasCategory(event, body.categoryId)) return problemReply(c, unknownCategory);

    const { number, isOfEarlierSale } = await entryOf(startline, ticket);
    const staysSeconds = ticket.validFrom - startline.clock.now().getTime() / 1000;
    const turn = { ...ticket, number: staysSeconds > 0 ? null : number };
    const answer = await startline.claims.claim(turn, body.categoryId);
    if (!answer.granted && isOfEarlierSale) return problemReply(c, invalidTicket);
    if (!answer.granted) {
      const isHidden = answer.because === "category_full" && isHiddenCategory(event, body.categoryId);
      const code = isHidden ? "category_hidden" : answer.because;
      const { status, title, retryAfterSeconds: usualSeconds } = refusals[code];
      const retryAfterSeconds = answer.because === "not_called" ? Math.max(3, staysSeconds) : usualSeconds;
      return problemReply(c, {
        status,
        code,
        title,
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        ...(answer.because === "category_full" && { open: answer.openCategoryIds }),
      });
    }
    const { id, state, amountPaise, holdExpiresAt } = answer.booking;
    // The credential that a claim gives is of the first generation, though it opens nothing after a correction: whoever the ticket of
    // the queue belongs to, the ticket of the ride has gone to the corrected address. Nor does it take the place of a later cookie.
    const first = { id, linkGeneration: 0 };
    const accessToken = accessTokenOf(startline.accessKeys, first);
    const known = answer.isNew || state !== "confirmed" ? first : await readBooking(startline.db, id);
    if (known?.linkGeneration === 0) keepInCookie(c, first, accessToken);
    c.header("Cache-Control", "no-store");
    return c.json(
      { bookingId: id, accessToken, state, amountPaise, currency: "INR", holdExpiresAt },
      answer.isNew ? 201 : 200,
    );
  });
  return api;
}
