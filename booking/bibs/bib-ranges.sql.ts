import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { CategoryBibs } from "./bib-range.ts";

/** Written by `save_bib_ranges` and nothing else. */
export interface BibRangesTable {
  event_id: string;
  category_id: string;
  first_number: number;
  last_number: number;
}

type Row = {
  categoryId: string;
  first: BibRangesTable["first_number"] | null;
  last: BibRangesTable["last_number"] | null;
  given: number;
  waiting: number;
};

/** In the order of the categories. */
export async function selectCategoryBibs(db: Database, eventId: string): Promise<CategoryBibs[]> {
  const { rows } = await sql<Row>`
    SELECT c.id AS "categoryId", r.first_number AS first, r.last_number AS last,
      count(b.bib_number) AS given, count(b.id) - count(b.bib_number) AS waiting
    FROM categories c
    LEFT JOIN bib_ranges r ON r.event_id = c.event_id AND r.category_id = c.id
    LEFT JOIN bookings b ON b.event_id = c.event_id AND b.category_id = c.id AND b.state = 'confirmed'
    WHERE c.event_id = ${eventId}
    GROUP BY c.id, c.position, r.first_number, r.last_number ORDER BY c.position, c.id`.execute(db);
  return rows.map(({ first, last, ...counts }) => ({
    ...counts,
    range: first === null || last === null ? null : { first, last },
  }));
}
