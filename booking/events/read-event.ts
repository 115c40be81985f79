import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { selectEvent, selectEventState } from "./events.sql.ts";

/** What a slug may look like; other texts have no event, and PostgreSQL can't even be asked for some of them. */
const SLUG = /^[a-z0-9-]{1,80}$/;

/** The event behind a link, or null: a draft is not there for the public. */
export async function readPublicEvent(db: Database, slug: string): Promise<BookableEvent | null> {
  const event = await readEventBySlug(db, slug);
  return event?.state === "draft" ? null : event;
}

/** Any event, drafts included: for organizers and for the other rooms. */
export const readEvent = (db: Database, id: string): Promise<BookableEvent | null> => selectEvent(db, { id });
export const readEventBySlug = async (db: Database, slug: string): Promise<BookableEvent | null> =>
  SLUG.test(slug) ? selectEvent(db, { slug }) : null;

/** Whether the whole event was cancelled. */
export const readIsCancelled = async (db: Database, id: string): Promise<boolean> =>
  (await selectEventState(db, id)) === "cancelled";
