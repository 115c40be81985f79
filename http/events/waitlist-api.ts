import { createRoute, z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { accessTokenOf } from "#booking/bookings/access-token.ts";
import type { Booking } from "#booking/bookings/booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { NONCE_PATTERN } from "#booking/waiting-room/queue-ticket.ts";
import { type JoinWaitlistRefusal, joinWaitlist } from "#booking/waitlist/join-waitlist.ts";
import { type LeaveWaitlistRefusal, leaveWaitlist } from "#booking/waitlist/leave-waitlist.ts";
import { readWaitlistCounts } from "#booking/waitlist/list-waitlist.ts";
import { readWaitlistEntry } from "#booking/waitlist/read-waitlist-entry.ts";
import type { WaitlistEntry } from "#booking/waitlist/waitlist-entry.ts";
import { isWaitlistTokenOf, waitlistTokenOf } from "#booking/waitlist/waitlist-token.ts";
import type { Database } from "#platform/database.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { hasCategory, unknownCategory } from "../bookings/unknown-category.ts";
import { clientNetwork } from "../client-address.ts";
import { eventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, notFound, ProblemError, problemReply, tooOften, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, ProblemBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ChallengeBody } from "./queue-schemas.ts";
import { WaitlistEntryBody } from "./waitlist-schemas.ts";

const JoinBody = z.object({
  requestId: z
    .string()
    .regex(NONCE_PATTERN, "22 to 64 characters of A-Z, a-z, 0-9, - and _")
    .openapi({ description: "A secret of the page: the same form sent twice joins once" }),
  name: z.string().max(1000),
  phone: z.string().max(100),
  email: z.string().max(1000),
  language: z.string().max(10),
  categoryId: z.string().max(64),
  proof: z
    .string()
    .max(2000)
    .optional()
    .openapi({ description: "The solution of the challenge, as for joining the queue" }),
});

const ProofRequired = ProblemBody.extend({ code: z.literal("proof_required"), challenge: ChallengeBody });
const security = [{ Bearer: [] }];
const entryParam = z.object({ id: z.string().max(64) });

/** Waiting for a place of a sold-out event: joining, looking how far it has come, and leaving. */
export function waitlistApi(): Api {
  const api = newApi();

  const join = createRoute({
    method: "post",
    path: "/events/{slug}/waitlist",
    operationId: "joinWaitlist",
    summary: "Join the waitlist of a sold-out event; idempotent by requestId",
    middleware: [jsonOnly, eventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(JoinBody) },
    responses: {
      201: json(WaitlistEntryBody, "Joined"),
      200: json(WaitlistEntryBody, "This request had joined before"),
      ...problems(ofJsonBody, unknownEvent, unknownCategory, tooOften(0), refusals),
      403: {
        description:
          "`proof_required`: find `number` so that SHA-256(salt + number) is the challenge, and send it as `proof`",
        content: { "application/problem+json": { schema: ProofRequired } },
      },
    },
  });
  api.openapi(join, async (c) => {
    const { startline, event } = c.var;
    const request = c.req.valid("json");
    // Whose address nobody knows shares it with nobody.
    const waitMs = await startline.limits.waitlistJoins(clientNetwork(c) ?? request.requestId);
    if (waitMs > 0) return problemReply(c, tooOften(waitMs));
    if (!hasCategory(event, request.categoryId)) return problemReply(c, unknownCategory);
    const answer = await joinWaitlist({ ...startline, ...startline.visitors }, event, request);
    if (answer.joined) {
      const entry = await readWaitlistEntry(startline.visitors.db, answer.entryId);
      if (!entry) return problemReply(c, notFound);
      c.header("Cache-Control", "no-store");
      return c.json(await entryView(c, entry), answer.isNew ? 201 : 200);
    }
    if ("problems" in answer) return problemReply(c, invalidInput(answer.problems));
    if (answer.because === "proof_required") {
      const { challenge } = answer;
      return problemReply(c, { status: 403, code: "proof_required", title: "Solve the challenge first.", challenge });
    }
    return problemReply(c, { ...refusals[answer.because], code: answer.because });
  });

  const read = createRoute({
    method: "get",
    path: "/waitlist/{id}",
    operationId: "readWaitlistEntry",
    summary: "Read how far one's own wait has come, and what is offered",
    security,
    request: { params: entryParam },
    responses: {
      200: json(WaitlistEntryBody, "The entry"),
      ...problems(ofParameters, notFound, tooOften(0)),
    },
  });
  api.openapi(read, async (c) => {
    const entry = await readOwnEntry(c, c.req.valid("param").id);
    c.header("Cache-Control", "no-store");
    return c.json(await entryView(c, entry), 200);
  });

  const leave = createRoute({
    method: "delete",
    path: "/waitlist/{id}",
    operationId: "leaveWaitlist",
    summary: "Leave the waitlist; a place that was offered goes to the next",
    security,
    request: { params: entryParam },
    responses: {
      204: { description: "Nothing is offered any more" },
      ...problems(ofParameters, notFound, tooOften(0), leaveRefusals),
    },
  });
  api.openapi(leave, async (c) => {
    const { startline } = c.var;
    const entry = await readOwnEntry(c, c.req.valid("param").id);
    const outcome = await leaveWaitlist(startline, entry);
    if (outcome !== "ended") return problemReply(c, { ...leaveRefusals[outcome], code: outcome });
    c.var.nudge("messages");
    return c.body(null, 204);
  });

  return api;
}

/** @throws ProblemError 404 not_found, 429 rate_limited */
async function readOwnEntry(c: ApiContext, id: string): Promise<WaitlistEntry> {
  const { startline } = c.var;
  const token = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  if (!isWaitlistTokenOf(startline.accessKeys, id, token)) throw new ProblemError(notFound);
  const waitMs = await startline.limits.bookingReads(id);
  if (waitMs > 0) throw new ProblemError(tooOften(waitMs));
  const entry = await readWaitlistEntry(startline.visitors.db, id);
  if (!entry) throw new ProblemError(notFound);
  return entry;
}

/** The booking is opened from here only for whom it was offered to: not once it belongs to somebody else, or its links were renewed. */
async function entryView(c: ApiContext, entry: WaitlistEntry) {
  const { accessKeys, visitors } = c.var.startline;
  const { isOn } = await readWaitlistCounts(visitors.db, entry.eventId);
  const { offer } = entry;
  const booking = offer && entry.state !== "removed" ? await readOwnOffer(visitors.db, offer.bookingId, entry) : null;
  return {
    entryId: entry.id,
    token: waitlistTokenOf(accessKeys, entry.id),
    state: entry.state,
    categoryId: entry.categoryId,
    ahead: entry.ahead,
    isWaitlistOn: isOn,
    offer:
      offer && booking
        ? {
            bookingId: offer.bookingId,
            accessToken: accessTokenOf(accessKeys, booking),
            until: offer.until.toISOString(),
            isPaying: booking.state === "paying",
          }
        : null,
  };
}

/** Whoever joined with somebody else's phone must not read what that person has filled in. */
async function readOwnOffer(db: Database, bookingId: string, { phone, email }: WaitlistEntry): Promise<Booking | null> {
  const booking = await readBooking(db, bookingId);
  if (!booking || booking.linkGeneration > 0) return null;
  const participant = await readParticipant(db, booking);
  const isTheirs = !participant || (participant.phone === phone && participant.email === email);
  return isTheirs ? booking : null;
}

// A new refusal will not compile without its status.
const refusals: Record<JoinWaitlistRefusal, { status: ContentfulStatusCode; title: string }> = {
  already_joined: { status: 409, title: "This phone number or email is on the waitlist already." },
  already_booked: { status: 409, title: "This phone number or email has a booking for this event already." },
  not_sold_out: { status: 409, title: "Not everything is sold: places are free, or may become free." },
  waitlist_closed: { status: 409, title: "This event has no waitlist now." },
  category_full: { status: 409, title: "This category can't be booked." },
};

const leaveRefusals: Record<LeaveWaitlistRefusal, { status: ContentfulStatusCode; title: string }> = {
  payment_under_way: { status: 409, title: "A payment may be under way. We keep the place until we know." },
  already_confirmed: { status: 409, title: "The place is booked. Ask the organizer to cancel it." },
};
