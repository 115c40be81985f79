import type { BookingsPage } from "#booking/bookings-list/list-bookings.ts";
import type { ListedBooking } from "#booking/bookings-list/listed-booking.ts";

/** What a list shows of a booking; its times, which travel as text, are on the page of its own. */
export type BookingJson = Omit<ListedBooking, "waiverSignedAt" | "createdAt" | "confirmedAt">;
export type BookingsPageJson = Omit<BookingsPage, "bookings"> & { bookings: BookingJson[] };
