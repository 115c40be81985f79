import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { parseSearch } from "./booking-search.ts";
import { selectBookingsPage } from "./bookings-list.sql.ts";
import type { BookingFilter, ListedBooking } from "./listed-booking.ts";

export const BOOKINGS_PER_PAGE = 50;

export type BookingsPage = { total: number; page: number; pages: number; bookings: ListedBooking[] };

/** Finds by a part of the name, email address, phone number or reference. Pages count from 1. */
export async function listBookings(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  { search, ...filter }: BookingFilter,
  page: number,
): Promise<BookingsPage> {
  const offset = (page - 1) * BOOKINGS_PER_PAGE;
  const window = { ...filter, now: clock.now(), limit: BOOKINGS_PER_PAGE, offset };
  const { total, bookings } = await selectBookingsPage(db, eventId, parseSearch(search), window);
  return { total, page, pages: Math.max(1, Math.ceil(total / BOOKINGS_PER_PAGE)), bookings };
}
