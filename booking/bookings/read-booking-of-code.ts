import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Booking } from "./booking.ts";
import { selectBookingByReference } from "./bookings.sql.ts";
import { isTicketCodeOf, readTicketCode } from "./ticket-code.ts";

/**
 * The booking that a short private link was made for, with the generation of links that it is of, or null: nobody learns whether
 * it was the booking or the secret. A link of an earlier generation opens nothing.
 */
export async function readBookingOfCode(
  { db, accessKeys }: { db: Database; accessKeys: readonly SigningKey[] },
  code: string,
): Promise<{ booking: Booking; linkGeneration: number } | null> {
  const named = readTicketCode(code);
  const booking = named && (await selectBookingByReference(db, named.eventId, named.reference));
  if (!booking) return null;
  for (let linkGeneration = booking.linkGeneration; linkGeneration >= 0; linkGeneration -= 1) {
    if (isTicketCodeOf(accessKeys, { ...booking, linkGeneration }, code)) return { booking, linkGeneration };
  }
  return null;
}
