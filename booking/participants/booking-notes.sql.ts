import type { Database } from "#platform/database.ts";
import type { BookingNote } from "./note.ts";

/** Written by `write_note` and `strike_note` and nothing else. */
export interface BookingNotesTable {
  event_id: string;
  id: string;
  booking_id: string;
  press: string;
  text: string;
  written_by: string;
  written_at: Date;
  struck_by: string | null;
  struck_at: Date | null;
}

/** The latest first. */
export async function selectNotes(db: Database, booking: { eventId: string; id: string }): Promise<BookingNote[]> {
  const rows = await db
    .withTables<{ booking_notes: BookingNotesTable }>()
    .selectFrom("booking_notes")
    .selectAll()
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .orderBy("written_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    by: row.written_by,
    at: row.written_at,
    struck: row.struck_by !== null && row.struck_at !== null ? { by: row.struck_by, at: row.struck_at } : null,
  }));
}
