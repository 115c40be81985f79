import { type Generated, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { CategoryCounts, Counts } from "./capacity.ts";

export interface EventCapacityTable {
  event_id: string;
  capacity: number;
  called: Generated<number>;
  held: Generated<number>;
  confirmed: Generated<number>;
}

export interface CategoryCapacityTable {
  event_id: string;
  category_id: string;
  capacity: number;
  held: Generated<number>;
  confirmed: Generated<number>;
}

const capacityTables = (db: Database) =>
  db.withTables<{ event_capacity: EventCapacityTable; category_capacity: CategoryCapacityTable }>();

export async function selectCounts(db: Database, eventId: string): Promise<Counts | null> {
  const row = await capacityTables(db)
    .selectFrom("event_capacity")
    .select(["capacity", "called", "held", "confirmed"])
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return row ?? null;
}

export async function selectCategoryCounts(
  db: Database,
  eventId: string,
): Promise<(CategoryCounts & { categoryId: string })[]> {
  const rows = await capacityTables(db)
    .selectFrom("category_capacity")
    .select(["category_id as categoryId", "capacity", "held", "confirmed"])
    .where("event_id", "=", eventId)
    .orderBy("category_id")
    .execute();
  return rows;
}

/** Events in which somebody was called, holds a place, or waits for one that comes back. */
export async function selectActiveEvents(db: Database, now: Date): Promise<string[]> {
  const rows = await capacityTables(db)
    .selectFrom("event_capacity")
    .select("event_id")
    .where((where) =>
      where.or([where("called", ">", 0), where("held", ">", 0), sql<boolean>`has_waitlist(event_id, ${now})`]),
    )
    .execute();
  return rows.map((row) => row.event_id);
}
