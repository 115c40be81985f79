import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listPublicSlugs } from "#booking/events/list-events.ts";
import { readEvent, readPublicEvent } from "#booking/events/read-event.ts";
import type { PublishedDraw } from "#booking/waiting-room/check-draw.ts";
import { readDraw, readDrawList } from "#booking/waiting-room/read-draw.ts";
import { isDatabaseBusy } from "#platform/database.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { singleFlight, singleFlightByKey } from "#platform/single-flight.ts";
import type { Connections } from "./connections.ts";

/** Read with every request, and never older than this where no word of a change came. */
const EVENT_TTL_MS = 1000;
/**
 * For how long a process that cannot ask PostgreSQL goes by the last that it read of an event, unless word of a change came: those
 * who wait are shown the last status with its time. Longer than a restart or a fail-over, and an organizer's change at a process
 * that can ask is not overlooked for an afternoon.
 */
const EVENT_STALE_MS = 10 * 60_000;
const EVENTS_KEPT_MAX = 100;

/** What everybody may read of events. */
export type PublicEvents = {
  /** A published event by its slug, at most a second old: the hot paths ask for it with every request. */
  eventOf(slug: string): Promise<BookableEvent | null>;
  /** Whether there is, for the public, an event of this slug; without a query if it was there before. */
  isPublished(slug: string): Promise<boolean>;
  eventById(id: string): Promise<BookableEvent | null>;
  /** What anybody may know of an event's draw, and who took part: however many ask, one connection each. */
  drawOf(eventId: string): Promise<PublishedDraw | null>;
  drawListOf(eventId: string): Promise<Buffer>;
  /** Events are read anew from now on: one has changed. */
  forgetEvents(): void;
};

/**
 * Slugs that do not exist take one connection together, however many they are: those that exist are listed again, once for all
 * who wait; while that fails, those that are known stay.
 */
export function openPublicEvents({
  riders,
  visitors,
  office,
}: Pick<Connections, "riders" | "visitors" | "office">): PublicEvents {
  let slugs = new Set<string>();
  const listSlugs = singleFlight(async () => {
    slugs = new Set(await listPublicSlugs(visitors.db));
  });
  const staleIfError = { milliseconds: EVENT_STALE_MS, isCoveredBy: isDatabaseBusy };
  const bySlug = loadingCache(EVENT_TTL_MS, EVENTS_KEPT_MAX, (slug) => readPublicEvent(riders.db, slug), staleIfError);
  const byId = loadingCache(EVENT_TTL_MS, EVENTS_KEPT_MAX, (id) => readEvent(riders.db, id));
  const isPublished = async (slug: string) => {
    if (!slugs.has(slug)) await listSlugs();
    return slugs.has(slug);
  };
  return {
    isPublished,
    async eventOf(slug) {
      return (await isPublished(slug)) ? bySlug(slug) : null;
    },
    eventById: byId,
    drawOf: singleFlightByKey((eventId) => readDraw(office.pool, eventId)),
    drawListOf: singleFlightByKey((eventId) => readDrawList(office.db, eventId)),
    forgetEvents() {
      for (const cache of [bySlug, byId]) cache.clear();
    },
  };
}
