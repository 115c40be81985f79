import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Booking } from "./booking.ts";
import { selectBookingByReference } from "./bookings.sql.ts";
import { isTicketCodeOf, readTicketCode } from "./ticket-code.ts";

/** The booking that a short private link opens, or null: nobody learns whether it was the booking or the secret. */
export async function readBookingOfCode(
  { db, accessKeys }: { db: Database; accessKeys: readonly SigningKey[] },
  code: string,
): Promise<Booking | null> {
  const named = readTicketCode(code);
  const booking = named && (await selectBookingByReference(db, named.eventId, named.reference));
  return booking && isTicketCodeOf(accessKeys, booking, code) ? booking : null;
}
