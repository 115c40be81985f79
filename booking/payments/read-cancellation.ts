import type { Database } from "#platform/database.ts";
import type { BookingState } from "../bookings/booking.ts";
import { type CancellationOfBooking, selectCancellationOf } from "./cancellations.sql.ts";

/** Whether the organizer ended this booking, and what they say of it; null when time or its owner did, or nobody. */
export async function readCancellation(
  db: Database,
  booking: { eventId: string; id: string; state: BookingState },
): Promise<CancellationOfBooking | null> {
  const hasEnded = booking.state === "released" || booking.state === "cancelled";
  return hasEnded ? selectCancellationOf(db, booking) : null;
}
