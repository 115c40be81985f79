import { createRoute } from "@hono/zod-openapi";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { translatedInto, translationOf } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { eventOfSlug } from "../event-of-slug.ts";
import { unknownEvent } from "../problem.ts";
import { json, ofParameters, problems } from "../responses.ts";
import { languageQuery, slugParam } from "../schemas.ts";
import { EventBody, StatusBody } from "./event-schemas.ts";

/** What anybody may ask of an event. */
export function eventsApi(): Api {
  const api = newApi();

  const description = createRoute({
    method: "get",
    path: "/events/{slug}",
    operationId: "readEvent",
    summary: "Read what does not change from second to second: text, dates, categories, waiver, questions",
    middleware: [eventOfSlug] as const,
    request: { params: slugParam, query: languageQuery },
    responses: { 200: json(EventBody, "The event"), ...problems(ofParameters, unknownEvent) },
  });
  api.openapi(description, (c) => {
    sharedFor(c, 5);
    const { lang } = c.req.valid("query");
    return c.json(eventView(c.var.event, lang, c.var.startline.config.RAZORPAY_CHECKOUT_URL), 200);
  });

  const status = createRoute({
    method: "get",
    path: "/events/{slug}/status",
    operationId: "readStatus",
    summary: "Read the status document: the same bytes for everybody, made at most once a second",
    middleware: [eventOfSlug] as const,
    request: { params: slugParam },
    responses: { 200: json(StatusBody, "The status document"), ...problems(ofParameters, unknownEvent) },
  });
  api.openapi(status, async (c) => {
    const document = await c.var.startline.statusCache.readStatus(c.var.event.id);
    sharedFor(c, 1);
    return c.json(document, 200);
  });

  return api;
}

/**
 * Caches that many share may keep the answer for so long, and CDNs may show it a little longer while they ask for the
 * next. A browser asks each time: told of stale-while-revalidate, it would show every visitor the answer before the last.
 */
function sharedFor(c: ApiContext, seconds: number): void {
  c.header("Cache-Control", `public, max-age=0, s-maxage=${seconds}, must-revalidate`);
  c.header("CDN-Cache-Control", `public, s-maxage=${seconds}, stale-while-revalidate=2`);
}

/** All texts as the organizer wrote them, in `language`; with `lang`, its translations by their originals in `texts`. */
const eventView = (event: BookableEvent, lang: Language | undefined, checkoutUrl: string) => ({
  slug: event.slug,
  state: event.state,
  language: event.language,
  ...(lang && { texts: translationOf(translatedInto(event, lang).texts, originalsIn(event)) }),
  title: event.title,
  summary: event.summary,
  startsAt: event.startsAt,
  opensAt: event.opensAt,
  closesAt: event.closesAt,
  place: event.place,
  mapUrl: event.mapUrl,
  brandColor: event.brandColor,
  categories: shownCategories(event).map(({ id, name, pricePaise }) => ({ id, name, pricePaise })),
  waiver: event.waiver,
  questions: event.questions,
  bookingsPerContact: event.bookingsPerContact,
  organizer: { name: event.organizerName, email: event.organizerEmail, phone: event.organizerPhone },
  razorpay: { checkoutUrl },
  ...(event.rehearsalOf !== null && { isRehearsal: true as const }),
});

const originalsIn = (event: BookableEvent): string[] => [
  event.title,
  event.summary,
  event.place,
  ...shownCategories(event).map(({ name }) => name),
  ...event.questions.flatMap(({ label, options = [] }) => [label, ...options]),
];
