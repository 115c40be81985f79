import type { Database } from "#platform/database.ts";
import type { Booking } from "../bookings/booking.ts";
import { selectEarlierBookings } from "./orders.sql.ts";

/**
 * Pay was answered with `payment_unknown`: Razorpay is asked what became of the earlier bookings of the same phone or
 * email, so that the person is let through, or has the place, before this hold ends and not when the jobs come round.
 */
export async function syncEarlierBookings(
  db: Database,
  booking: Booking,
  sync: (bookingId: string) => Promise<unknown>,
): Promise<void> {
  for (const id of await selectEarlierBookings(db, booking)) await sync(id);
}
