import type { Database } from "#platform/database.ts";
import type { Booking } from "./booking.ts";
import { selectBookingByReference } from "./bookings.sql.ts";

/** The booking that an event's riders and organizers call by this reference. Who may see it is decided elsewhere. */
export const readBookingByReference = (db: Database, eventId: string, reference: string): Promise<Booking | null> =>
  selectBookingByReference(db, eventId, reference);
