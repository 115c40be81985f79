import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/** Somebody who has pressed Pay. `keptUntil`: when the place goes back if no payment comes. */
export type StillPaying = { bookingId: string; reference: string; name: string; payBy: Date; keptUntil: Date };

/** The next deadline first. Read from bookings and participants; written by none of this. */
export async function selectStillPaying(
  db: Database,
  eventId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<StillPaying[]> {
  const { rows } = await sql<StillPaying>`
    SELECT b.id AS "bookingId", b.reference, coalesce(p.name, '') AS name, b.pay_by AS "payBy", b.kept_until AS "keptUntil"
    FROM bookings b LEFT JOIN participants p ON p.event_id = b.event_id AND p.booking_id = b.id
    WHERE b.event_id = ${eventId} AND b.state = 'paying' AND b.kept_until > ${now}
    ORDER BY b.kept_until LIMIT ${limit}`.execute(db);
  return rows;
}
