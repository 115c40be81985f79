import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { selectEvents } from "./events.sql.ts";

/** Every event, drafts included, the next to start first. */
export const listEvents = (db: Database): Promise<BookableEvent[]> => selectEvents(db);
