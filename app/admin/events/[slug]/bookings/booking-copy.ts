import type { BookingState } from "#booking/bookings/booking.ts";

export const stateCopy: Record<BookingState, string> = {
  confirmed: "Confirmed",
  paying: "Paying",
  held: "Held",
  expired: "Expired",
  released: "Given up",
  cancelled: "Cancelled",
};

export const stateTones: Partial<Record<BookingState, string>> = {
  confirmed: "text-yours",
  paying: "text-time",
  held: "text-time",
};
