import type { BookingState } from "../bookings/booking.ts";

/** What organizers read, on pages and in files. */
export const stateCopy: Record<BookingState, string> = {
  confirmed: "Confirmed",
  paying: "Paying",
  held: "Held",
  expired: "Expired",
  released: "Given up",
  cancelled: "Cancelled",
};
