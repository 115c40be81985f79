import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { selectEvents, selectPublicSlugs } from "./events.sql.ts";

/** Every event, drafts included, the next to start first. Rehearsals are none. */
export const listEvents = (db: Database): Promise<BookableEvent[]> => selectEvents(db, false);

/** The same with rehearsals: for what concerns whatever is on sale. */
export const listEventsAndRehearsals = (db: Database): Promise<BookableEvent[]> => selectEvents(db);

/** The slugs of all events that the public may see. */
export const listPublicSlugs = (db: Database): Promise<string[]> => selectPublicSlugs(db);
