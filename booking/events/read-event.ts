import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { selectEvent } from "./events.sql.ts";

/** The event behind a link, or null: a draft is not there for the public. */
export async function readPublicEvent(db: Database, slug: string): Promise<BookableEvent | null> {
  const event = await selectEvent(db, { slug });
  return event?.state === "draft" ? null : event;
}

/** Any event, drafts included: for organizers and for the other rooms. */
export const readEvent = (db: Database, id: string): Promise<BookableEvent | null> => selectEvent(db, { id });
export const readEventBySlug = (db: Database, slug: string): Promise<BookableEvent | null> => selectEvent(db, { slug });
