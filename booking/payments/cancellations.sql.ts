import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { RefundScope } from "./cancel-booking.ts";

export interface EventCancellationsTable {
  event_id: string;
  refund_scope: RefundScope;
  note: string;
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
}

export type EventCancellation = { eventId: string; scope: RefundScope; note: string; by: string };

/** By whose hand a booking ended, and what the organizer says of it. */
export type CancellationOfBooking = { isOfEvent: boolean; note: string };

const cancellationTables = (db: Database) => db.withTables<{ event_cancellations: EventCancellationsTable }>();

/** Cancelled events of which bookings may still have to be ended. */
export async function selectOpenCancellations(db: Database): Promise<EventCancellation[]> {
  const rows = await cancellationTables(db)
    .selectFrom("event_cancellations")
    .selectAll()
    .where("finished_at", "is", null)
    .execute();
  return rows.map((row) => ({ eventId: row.event_id, scope: row.refund_scope, note: row.note, by: row.requested_by }));
}

/** Null when the organizer has not ended this booking: it ended by time, or its owner gave it back. */
export async function selectCancellationOf(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<CancellationOfBooking | null> {
  const { rows } = await sql<CancellationOfBooking>`
    SELECT false AS "isOfEvent", facts ->> 'note' AS note FROM audit_log
    WHERE event_id = ${booking.eventId} AND action = 'cancel_booking' AND subject = ${booking.id}
    UNION ALL
    SELECT true, c.note FROM event_cancellations c
    JOIN bookings b ON b.event_id = c.event_id AND b.ended_at >= c.requested_at AND b.state IN ('released', 'cancelled')
    WHERE c.event_id = ${booking.eventId} AND b.id = ${booking.id}
    LIMIT 1`.execute(db);
  return rows[0] ?? null;
}

/** Some of the bookings of an event that have not ended, the oldest first, after the one with this id. */
export async function selectBookingsToEnd(
  db: Database,
  eventId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM bookings WHERE event_id = ${eventId} AND state IN ('held', 'paying', 'confirmed') AND id > ${after}
    ORDER BY id LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export async function finishCancellation(db: Database, eventId: string, now: Date): Promise<void> {
  await cancellationTables(db)
    .updateTable("event_cancellations")
    .set({ finished_at: now })
    .where("event_id", "=", eventId)
    .execute();
}
