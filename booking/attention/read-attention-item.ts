import type { Database } from "#platform/database.ts";
import { eventIdOf, ID_OF_NO_EVENT } from "#platform/ids.ts";
import { type ListedItem, NO_EVENT } from "./attention.ts";
import { countOpenItems, selectItem } from "./attention-items.sql.ts";

/** The item of an id, or null for an id that is not one of ours. */
export async function readAttentionItem(db: Database, id: string): Promise<ListedItem | null> {
  const eventId = eventIdOf("att", id);
  if (!eventId) return null;
  return selectItem(db, eventId === ID_OF_NO_EVENT ? NO_EVENT : eventId, id);
}

/** How much is open of these events, or of everything. */
export const readAttentionCount = (db: Database, eventIds: readonly string[] | null): Promise<number> =>
  countOpenItems(db, eventIds);
