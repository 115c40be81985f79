import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/** The categories of an event in which somebody has or had a place, or waits for one. Read without a lock: `change_categories` has the last word. */
export async function selectBookedCategoryIds(db: Database, eventId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM categories c
    WHERE c.event_id = ${eventId}
      AND (EXISTS (SELECT 1 FROM bookings b WHERE b.event_id = c.event_id AND b.category_id = c.id)
           OR EXISTS (SELECT 1 FROM waitlist_entries w WHERE w.event_id = c.event_id AND w.category_id = c.id))`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
