import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import { selectEntry, selectEntryOfBooking } from "./waitlist-entries.sql.ts";
import type { WaitlistEntry } from "./waitlist-entry.ts";

/** The entry of an id, or null for an id that is not one of ours. Who may see it was decided before. */
export async function readWaitlistEntry(db: Database, id: string): Promise<WaitlistEntry | null> {
  const eventId = eventIdOf("wle", id);
  return eventId ? selectEntry(db, eventId, id) : null;
}

/** To whom the place of a booking was offered, if it was. */
export const readEntryOfOffer = (
  db: Database,
  booking: { eventId: string; id: string },
): Promise<WaitlistEntry | null> => selectEntryOfBooking(db, booking);
