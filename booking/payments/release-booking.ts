import type { Booking } from "../bookings/booking.ts";
import { type ReleaseOutcome, releasePlace } from "../bookings/release-place.ts";
import { type SyncDeps, syncBooking } from "./sync-booking.ts";

/**
 * The visitor gives the place back; it is free at once. Once Pay was pressed Razorpay is asked first, because money
 * may be on its way: then the place stays with the visitor until that is known.
 */
export async function releaseBooking(deps: SyncDeps, booking: Booking): Promise<ReleaseOutcome> {
  const released = await releasePlace(deps, booking);
  if (released !== "payment_under_way") return released;

  const sync = await syncBooking(deps, booking.id);
  if (!sync.asked || sync.isUnderWay) return "payment_under_way";
  return releasePlace(deps, booking, sync.version);
}
