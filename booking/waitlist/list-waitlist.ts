import type { Database } from "#platform/database.ts";
import {
  selectEntries,
  selectWaitingByCategory,
  selectWaitlistCounts,
  type WaitlistCounts,
} from "./waitlist-entries.sql.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";

export const ENTRIES_PER_PAGE = 50;

/** One page of an event's waitlist: who waits or has an offer first, in the order in which they joined. */
export const listWaitlist = (db: Database, eventId: string, page: number): Promise<WaitlistEntry[]> =>
  selectEntries(db, eventId, { limit: ENTRIES_PER_PAGE, offset: (page - 1) * ENTRIES_PER_PAGE });

export const readWaitlistCounts = (db: Database, eventId: string): Promise<WaitlistCounts> =>
  selectWaitlistCounts(db, eventId);

/** How many wait for each category, by its id. */
export const listWaitingByCategory = (db: Database, eventId: string): Promise<Map<string, number>> =>
  selectWaitingByCategory(db, eventId);
