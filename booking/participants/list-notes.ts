import type { Database } from "#platform/database.ts";
import { selectNotes } from "./booking-notes.sql.ts";
import type { BookingNote } from "./note.ts";

/** What organizers wrote on a booking, the latest first. */
export const listNotes = (db: Database, booking: { eventId: string; id: string }): Promise<BookingNote[]> =>
  selectNotes(db, booking);
