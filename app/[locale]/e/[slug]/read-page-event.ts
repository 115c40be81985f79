import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readPublicEvent } from "#booking/events/read-event.ts";
import { within } from "#platform/within.ts";
import { office } from "#wiring";

/** Whoever comes while PostgreSQL hangs is told so while they still look at the page. */
const READ_MS_MAX = 2000;

/** The event that a page is about, or null. Throws where PostgreSQL does not say in time: the page then stays as it was. */
export const readPageEvent = (slug: string): Promise<BookableEvent | null> =>
  within(READ_MS_MAX, readPublicEvent(office().db, slug));
