import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import type { BookingState } from "../bookings/booking.ts";
import { type EndedBecause, type WaitlistEntry, waitlistStateOf } from "./waitlist-entry.ts";

/** Written by `join_waitlist`, `leave_waitlist`, `offer_places` and `erase_riders`, and nothing else. */
export interface WaitlistEntriesTable {
  event_id: string;
  id: string;
  position: number;
  request_id: string;
  category_id: string;
  name: string;
  phone: string;
  email: string;
  email_key: string;
  language: Language;
  joined_at: Date;
  booking_id: string | null;
  offered_at: Date | null;
  ended_at: Date | null;
  ended_because: EndedBecause | null;
}

type Row = Omit<WaitlistEntry, "state" | "offer"> & {
  endedBecause: EndedBecause | null;
  bookingId: string | null;
  bookingState: BookingState | null;
  until: Date | null;
};

// An offer is the booking's own row: it is read with the entry, so that the two never disagree.
const columns = sql`
  w.id, w.event_id AS "eventId", w.category_id AS "categoryId", w.name, w.phone, w.email, w.language, w.joined_at AS "joinedAt",
  w.ended_because AS "endedBecause", w.booking_id AS "bookingId", b.state AS "bookingState", b.hold_expires_at AS until,
  CASE WHEN w.booking_id IS NULL AND w.ended_at IS NULL THEN (
    SELECT count(*) FROM waitlist_entries o
    WHERE o.event_id = w.event_id AND o.category_id = w.category_id AND o.position < w.position
      AND o.booking_id IS NULL AND o.ended_at IS NULL
  ) END AS ahead`;
const entries = sql`waitlist_entries w LEFT JOIN bookings b ON b.event_id = w.event_id AND b.id = w.booking_id`;

export async function selectEntry(db: Database, eventId: string, id: string): Promise<WaitlistEntry | null> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM ${entries} WHERE w.event_id = ${eventId} AND w.id = ${id}`.execute(db);
  return rows[0] ? entryOf(rows[0]) : null;
}

export async function selectEntryOfBooking(
  db: Database,
  booking: { eventId: string; id: string },
): Promise<WaitlistEntry | null> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM ${entries} WHERE w.event_id = ${booking.eventId} AND w.booking_id = ${booking.id}`.execute(
    db,
  );
  return rows[0] ? entryOf(rows[0]) : null;
}

/** First those who wait or have an offer, in the order in which they joined; behind them the others. */
export async function selectEntries(
  db: Database,
  eventId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<WaitlistEntry[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM ${entries} WHERE w.event_id = ${eventId}
    ORDER BY w.ended_at IS NOT NULL OR coalesce(b.state NOT IN ('held', 'paying'), false), w.position
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows.map(entryOf);
}

export type WaitlistCounts = { isOn: boolean; waiting: number; offered: number; total: number };

export async function selectWaitlistCounts(db: Database, eventId: string): Promise<WaitlistCounts> {
  const { rows } = await sql<WaitlistCounts>`
    SELECT e.is_waitlist_on AS "isOn",
           count(w.id) FILTER (WHERE w.booking_id IS NULL AND w.ended_at IS NULL) AS waiting,
           count(w.id) FILTER (WHERE b.state IN ('held', 'paying')) AS offered,
           count(w.id) AS total
    FROM events e
    LEFT JOIN waitlist_entries w ON w.event_id = e.id
    LEFT JOIN bookings b ON b.event_id = w.event_id AND b.id = w.booking_id
    WHERE e.id = ${eventId} GROUP BY e.id`.execute(db);
  return rows[0] ?? { isOn: false, waiting: 0, offered: 0, total: 0 };
}

/** How many wait for each category. */
export async function selectWaitingByCategory(db: Database, eventId: string): Promise<Map<string, number>> {
  const rows = await db
    .withTables<{ waitlist_entries: WaitlistEntriesTable }>()
    .selectFrom("waitlist_entries")
    .select((of) => ["category_id", of.fn.countAll<number>().as("waiting")])
    .where("event_id", "=", eventId)
    .where("booking_id", "is", null)
    .where("ended_at", "is", null)
    .groupBy("category_id")
    .execute();
  return new Map(rows.map(({ category_id, waiting }) => [category_id, waiting]));
}

function entryOf({ endedBecause, bookingId, bookingState, until, ...entry }: Row): WaitlistEntry {
  return {
    ...entry,
    state: waitlistStateOf(endedBecause, bookingState),
    offer: bookingId && until ? { bookingId, until } : null,
  };
}
