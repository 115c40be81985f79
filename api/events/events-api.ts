import { createRoute, z } from "@hono/zod-openapi";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { type JoinRefusal, joinQueue } from "#booking/waiting-room/join-queue.ts";
import { NONCE_PATTERN } from "#booking/waiting-room/queue-ticket.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { type Problem, problemReply } from "../problem.ts";
import { jsonBody, slugParam } from "../schemas.ts";

/** What anybody may ask of an event, and the way into its queue. */
export function eventsApi(): Api {
  const api = newApi();

  const description = createRoute({
    method: "get",
    path: "/events/{slug}",
    summary: "What does not change in a second: text, dates, categories, waiver, questions",
    request: { params: slugParam },
    responses: { 200: { description: "The event" }, 404: { description: "not_found" } },
  });
  api.openapi(description, async (c) => {
    const event = await c.var.startline.eventOf(c.req.valid("param").slug);
    if (!event) return problemReply(c, unknownEvent);
    sharedFor(c, 5);
    return c.json(eventView(event, c.var.startline.config.RAZORPAY_CHECKOUT_URL));
  });

  const status = createRoute({
    method: "get",
    path: "/events/{slug}/status",
    summary: "The status document: the same bytes for everybody, made at most once a second",
    request: { params: slugParam },
    responses: { 200: { description: "The status document" }, 404: { description: "not_found" } },
  });
  api.openapi(status, async (c) => {
    const event = await c.var.startline.eventOf(c.req.valid("param").slug);
    if (!event) return problemReply(c, unknownEvent);
    const document = await c.var.startline.waitingRooms.readStatus(event.id);
    sharedFor(c, 1);
    return c.json(document);
  });

  const join = createRoute({
    method: "post",
    path: "/events/{slug}/queue",
    summary: "Join the queue: a signed ticket with one number, the same one for the same nonce",
    middleware: [jsonOnly] as const,
    request: { params: slugParam, body: jsonBody(JoinBody) },
    responses: {
      201: { description: "The ticket" },
      409: { description: "sale_not_open, sold_out, sale_closed" },
      503: { description: "busy" },
    },
  });
  api.openapi(join, async (c) => {
    const event = await c.var.startline.eventOf(c.req.valid("param").slug);
    if (!event) return problemReply(c, unknownEvent);
    const { nonce, ticket } = c.req.valid("json");
    const answer = await joinQueue(c.var.startline, event.id, nonce, ticket);
    if (!answer.joined) return problemReply(c, joinProblem(answer.because, event, c));

    const { number } = answer.entry;
    c.header("Cache-Control", "no-store");
    return c.json(
      { ticket: answer.ticket, entry: { kind: "live", index: number, number }, called: answer.isCalled },
      201,
    );
  });

  return api;
}

/**
 * Caches that many share may keep the answer for so long, and CDNs may show it a little longer while they ask for the
 * next. A browser asks each time: told of stale-while-revalidate, it would show every visitor the answer before the last.
 */
function sharedFor(c: ApiContext, seconds: number): void {
  c.header("Cache-Control", `public, max-age=0, s-maxage=${seconds}, must-revalidate`);
  c.header("CDN-Cache-Control", `public, s-maxage=${seconds}, stale-while-revalidate=30`);
}

const JoinBody = z.object({
  nonce: z.string().regex(NONCE_PATTERN, "22 to 64 characters of A-Z, a-z, 0-9, - and _"),
  /** One that this nonce was given before: it keeps its number whatever we have forgotten. */
  ticket: z.string().max(400).optional(),
});

export const unknownEvent: Problem = { status: 404, code: "not_found", title: "There is no such event." };

const statusOf = { sale_not_open: 409, sale_closed: 409, sold_out: 409, busy: 503 } as const satisfies Record<
  JoinRefusal,
  number
>;

const titleOf = {
  sale_not_open: "Booking has not opened yet.",
  sale_closed: "Booking is closed.",
  sold_out: "All places are sold.",
  busy: "We could not give you a number just now. Nothing is lost; please try again.",
} satisfies Record<JoinRefusal, string>;

function joinProblem(because: JoinRefusal, event: BookableEvent, c: ApiContext): Problem {
  const problem: Problem = { status: statusOf[because], code: because, title: titleOf[because] };
  if (because === "busy") return { ...problem, retryAfterSeconds: 2 };
  if (because !== "sale_not_open") return problem;
  const secondsLeft = (event.opensAt.getTime() - c.var.startline.clock.now().getTime()) / 1000;
  return { ...problem, opensAt: event.opensAt.toISOString(), retryAfterSeconds: Math.max(1, secondsLeft) };
}

const eventView = (event: BookableEvent, checkoutUrl: string) => ({
  slug: event.slug,
  state: event.state,
  title: event.title,
  summary: event.summary,
  startsAt: event.startsAt,
  opensAt: event.opensAt,
  closesAt: event.closesAt,
  place: event.place,
  mapUrl: event.mapUrl,
  brandColor: event.brandColor,
  categories: event.categories.map(({ id, name, pricePaise }) => ({ id, name, pricePaise })),
  waiver: event.waiver,
  questions: event.questions,
  organizer: { name: event.organizerName, email: event.organizerEmail, phone: event.organizerPhone },
  razorpay: { checkoutUrl },
});
