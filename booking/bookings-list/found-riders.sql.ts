import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import { matches, type Search, stateAt } from "./bookings-list.sql.ts";
import type { FoundRider } from "./found-rider.ts";

type Where = { eventId: string; isOther: boolean; now: Date; limit: number };

/** Of one event, or of all others; whoever has a place first, then the newest. Rows alone, without a count of all. */
export async function selectFoundRiders(
  db: Database,
  search: Search,
  { eventId, isOther, now, limit }: Where,
): Promise<FoundRider[]> {
  const { rows } = await sql<FoundRider>`
    SELECT e.slug, e.title AS "eventTitle", b.id AS "bookingId", b.reference, b.bib_number AS "bibNumber", ${stateAt(now)} AS state,
      c.name AS "categoryName", p.name, p.phone
    FROM bookings b
    JOIN events e ON e.id = b.event_id
    LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
    WHERE ${isOther ? sql`b.event_id <> ${eventId}` : sql`b.event_id = ${eventId}`} AND ${matches(search)}
    ORDER BY b.bib_number IS NOT DISTINCT FROM ${search.bib ?? -1} DESC, b.state = 'confirmed' DESC, b.id DESC
    LIMIT ${limit}`.execute(db);
  return rows;
}
