import type { Booking } from "../bookings/booking.ts";
import { selectEarlierBookings } from "./orders.sql.ts";
import { type SyncDeps, syncBooking } from "./sync-booking.ts";

/**
 * Pay was answered with `payment_unknown`: Razorpay is asked what became of the earlier bookings of the same phone or
 * email, so that the person is let through, or has the place, before this hold ends and not when the jobs come round.
 * `mayAsk`: whether this booking's turn to be asked about has come.
 */
export async function syncEarlierBookings(
  deps: SyncDeps,
  booking: Booking,
  mayAsk: (bookingId: string) => boolean,
): Promise<void> {
  for (const id of await selectEarlierBookings(deps.db, booking)) {
    if (mayAsk(id)) await syncBooking(deps, id);
  }
}
