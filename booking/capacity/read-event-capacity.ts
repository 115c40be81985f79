import type { Database } from "#platform/database.ts";
import { type CategoryCounts, type Counts, free } from "./capacity.ts";
import { readCategoryCounts, readCounts } from "./read-capacity.ts";

/** What an event may sell and has sold, as it stands: to show, never to decide. */
export type EventCapacity = Counts & { free: number; categories: (CategoryCounts & { id: string })[] };

/** All zero before the event's first save. */
export async function readEventCapacity(db: Database, eventId: string): Promise<EventCapacity> {
  const [event, categories] = await Promise.all([readCounts(db, eventId), readCategoryCounts(db, eventId)]);
  const counts = event ?? { capacity: 0, called: 0, held: 0, confirmed: 0 };
  return {
    ...counts,
    free: free(counts),
    categories: categories.map(({ categoryId: id, ...category }) => ({ id, ...category })),
  };
}
