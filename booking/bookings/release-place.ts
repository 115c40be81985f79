import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { Booking } from "./booking.ts";
import { decideReleaseWithoutLock, type ReleaseOutcome } from "./decide-release.ts";

type Deps = { pool: Pool; clock: Clock };

/**
 * Gives the booking's place back at once. A booking that is paying is left alone, unless `noPaymentAtVersion` says in
 * which version of it Razorpay knew of no payment under way. Where nothing would change nobody waits for the lock.
 */
export async function releasePlace(
  { pool, clock }: Deps,
  booking: Booking,
  noPaymentAtVersion: number | null = null,
): Promise<ReleaseOutcome> {
  const unlocked = decideReleaseWithoutLock(booking, noPaymentAtVersion, clock.now());
  if (unlocked) return unlocked;
  const values = [booking.eventId, booking.id, noPaymentAtVersion, clock.databaseNow()];
  const [row] = await callFunction<{ release_booking: ReleaseOutcome }>(pool, "release_booking", values);
  return row?.release_booking ?? "payment_under_way";
}

/** After `payBy`, with no payment under way in this version of the booking: its place need not be kept any longer. */
export async function endGracePeriod({ pool, clock }: Deps, booking: Booking): Promise<void> {
  await callFunction(pool, "end_grace_period", [booking.eventId, booking.id, booking.version, clock.databaseNow()]);
}
