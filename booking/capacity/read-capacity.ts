import type { Database } from "#platform/database.ts";
import { selectCategoryCounts, selectCounts } from "./capacity.sql.ts";
import type { CategoryCounts, Counts } from "./capacity.ts";

/** The counters as they stand, read without the lock: for display only. Null before the event has any capacity. */
export const readCounts = (db: Database, eventId: string): Promise<Counts | null> => selectCounts(db, eventId);

export const readCategoryCounts = (
  db: Database,
  eventId: string,
): Promise<(CategoryCounts & { categoryId: string })[]> => selectCategoryCounts(db, eventId);
