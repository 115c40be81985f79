import { createRoute, z } from "@hono/zod-openapi";
import { getCookie, setCookie } from "hono/cookie";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { type JoinAnswer, type JoinRefusal, joinQueue } from "#booking/waiting-room/join-queue.ts";
import { NONCE_PATTERN } from "#booking/waiting-room/queue-ticket.ts";
import { isLoopback } from "#platform/loopback.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { clientNetwork } from "../client-address.ts";
import { eventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { type Problem, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ProblemBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { ChallengeBody, QueueEntryBody } from "./queue-schemas.ts";

const TICKET_COOKIE = "queue_ticket";
const TICKET_COOKIE_SECONDS = 30 * 24 * 3600;

const JoinBody = z.object({
  nonce: z.string().regex(NONCE_PATTERN, "22 to 64 characters of A-Z, a-z, 0-9, - and _"),
  /** One that this nonce was given before: it keeps its place whatever we have forgotten. */
  ticket: z.string().max(400).optional(),
  proof: z
    .string()
    .max(2000)
    .optional()
    .openapi({
      description:
        "The solution of the challenge that came with proof_required: base64 of the JSON object {algorithm, challenge, number, salt, " +
        "signature}, where the SHA-256 of salt followed by the decimal number is challenge, and all else is as it came.",
    }),
  /** The page has lost its memory and made a new nonce: the ticket that this browser keeps in our cookie counts. */
  fromCookie: z.boolean().optional(),
});

const ProofRequired = ProblemBody.extend({ code: z.literal("proof_required"), challenge: ChallengeBody });

/** The way into an event's queue. */
export function queueApi(): Api {
  const api = newApi();

  const join = createRoute({
    method: "post",
    path: "/events/{slug}/queue",
    summary: "Join the queue: a signed ticket with one place, the same one for the same nonce",
    operationId: "joinQueue",
    middleware: [jsonOnly, eventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(JoinBody) },
    responses: {
      201: json(QueueEntryBody, "The ticket"),
      ...problems(ofJsonBody, unknownEvent, problemsOfJoin),
      403: {
        description:
          "`proof_required`: find `number` so that SHA-256(salt + number) is the challenge, and send it as `proof`",
        content: { "application/problem+json": { schema: ProofRequired } },
      },
    },
  });
  api.openapi(join, async (c) => {
    const { event } = c.var;
    const { nonce, ticket, proof, fromCookie } = c.req.valid("json");
    // Whose address nobody knows shares it with nobody.
    const address = clientNetwork(c) ?? nonce;
    const answer = await joinQueue(c.var.startline, event.id, {
      nonce,
      ticket,
      proof,
      keptInBrowser: fromCookie ? getCookie(c, TICKET_COOKIE) : undefined,
      address,
      device: `${address} ${c.req.header("user-agent") ?? ""} ${c.req.header("accept-language") ?? ""}`,
    });
    if (!answer.joined) return problemReply(c, problemOf(answer, event, c));

    setCookie(c, TICKET_COOKIE, answer.ticket, {
      path: `/api/events/${event.slug}/queue`,
      httpOnly: true,
      sameSite: "Lax",
      secure: !isLoopback(c.var.startline.config.PUBLIC_URL),
      maxAge: TICKET_COOKIE_SECONDS,
    });
    c.header("Cache-Control", "no-store");
    const { kind, index, number } = answer.entry;
    const { ticket: signed, isCalled, isOfNonce } = answer;
    // A claim with a ticket from the cookie can't name the nonce that it was given for.
    const from = isOfNonce ? {} : ({ fromCookie: true } as const);
    return c.json({ ticket: signed, entry: { kind, index, number }, called: isCalled, ...from }, 201);
  });

  return api;
}

const problemsOfJoin: Record<JoinRefusal | "proof_required", Problem> = {
  proof_required: { status: 403, code: "proof_required", title: "Solve the challenge and send its solution as proof." },
  sale_not_open: { status: 409, code: "sale_not_open", title: "Booking has not opened yet." },
  sale_closed: { status: 409, code: "sale_closed", title: "Booking is closed." },
  sold_out: { status: 409, code: "sold_out", title: "All places are sold." },
  rate_limited: {
    status: 429,
    code: "rate_limited",
    title: "Too many people join at this moment. Please try again.",
    retryAfterSeconds: 2,
  },
  busy: {
    status: 503,
    code: "busy",
    title: "We could not give you a number just now. Nothing is lost; please try again.",
    retryAfterSeconds: 2,
  },
};

function problemOf(answer: Extract<JoinAnswer, { joined: false }>, event: BookableEvent, c: ApiContext): Problem {
  const problem = problemsOfJoin[answer.because];
  if (answer.because === "proof_required") return { ...problem, challenge: answer.challenge };
  if (answer.because !== "sale_not_open") return problem;
  const preQueueAt = event.opensAt.getTime() - event.preQueueMinutes * 60_000;
  const secondsLeft = (preQueueAt - c.var.startline.clock.now().getTime()) / 1000;
  return { ...problem, opensAt: event.opensAt.toISOString(), retryAfterSeconds: Math.max(1, secondsLeft) };
}
