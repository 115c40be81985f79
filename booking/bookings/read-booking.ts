import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { Booking } from "./booking.ts";
import { selectBooking } from "./bookings.sql.ts";

/** The booking of an id, or null for an id that is not one of ours. Who may see it was decided before. */
export async function readBooking(db: Database, bookingId: string): Promise<Booking | null> {
  const eventId = eventIdOf("bkg", bookingId);
  return eventId ? selectBooking(db, eventId, bookingId) : null;
}
