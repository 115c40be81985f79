import { addMinutes, type Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import { isEmail } from "#platform/is-email.ts";
import { requeueTicket } from "../messages/requeue-ticket.ts";
import { readPhone } from "../participants/participant.ts";
import { selectConfirmedOf } from "./bookings.sql.ts";

/** A month after the ride nobody needs its ticket. */
const SOUGHT_DAYS = 30;

/**
 * Sends the tickets of a phone number or an email address again, to the number and address of their bookings: whoever asks
 * learns nothing, and can only make a rider get what is theirs. `mayResend` bounds it for each booking.
 */
export async function resendLostTicket(
  { db, pool, clock }: { db: Database; pool: Pool; clock: Clock },
  { phone, email }: { phone: string; email: string },
  mayResend: (bookingId: string) => Promise<boolean>,
): Promise<void> {
  const now = clock.now();
  const address = email.trim();
  // What no form took nobody has, and a NUL in it PostgreSQL would not even look for.
  const contact = { phone: readPhone(phone), emailKey: isEmail(address) ? address.toLowerCase() : null };
  if (contact.phone === null && contact.emailKey === null) return;
  const bookings = await selectConfirmedOf(db, { ...contact, since: addMinutes(now, -SOUGHT_DAYS * 24 * 60) });
  for (const booking of bookings) {
    if (await mayResend(booking.id)) await requeueTicket({ pool, clock }, booking, null);
  }
}
