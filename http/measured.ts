import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { eventIdOf } from "#platform/ids.ts";
import type { ApiContext, ApiEnv } from "./api.ts";

/** Counts each request under its route's pattern, so that ids and slugs never become labels. */
export const measured: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const startedAt = performance.now();
  await next();
  const route = matchedRoutes(c).at(-1)?.path ?? "none";
  const seconds = (performance.now() - startedAt) / 1000;
  c.var.startline.metrics.countRequest({ route, method: c.req.method, status: c.res.status }, seconds);
  if (RIDERS_ROUTE.test(route)) c.var.startline.answerWatch.observe(seconds);
  if (c.res.status === 503 || c.res.status === 429) countRefusal(c, route);
};

/** What a rider waits for. */
const RIDERS_ROUTE = /^\/api\/(events|bookings|tickets|payments)\b/;

/** For the organizer's screen: of which event somebody was told to come again, and whether they have a place. */
function countRefusal(c: ApiContext, route: string): void {
  const { startline } = c.var;
  const bookingId = /^\/api\/bookings\/([^/]+)/.exec(c.req.path)?.[1];
  if (bookingId !== undefined) {
    const eventId = eventIdOf("bkg", bookingId);
    if (eventId && c.res.status === 503) startline.refusals.count(eventId, "place_holder");
    return;
  }
  const slug = /^\/api\/events\/:slug\/(queue|bookings)$/.test(route) ? c.req.path.split("/")[3] : undefined;
  if (slug === undefined || c.req.method !== "POST") return;
  const found = startline.eventOf(slug).then((event) => event && startline.refusals.count(event.id, "newcomer"));
  found.catch(() => {}); // The database is away: then every page says so.
}
