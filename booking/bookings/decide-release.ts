import type { Booking } from "./booking.ts";

export type ReleaseOutcome = "released" | "payment_under_way" | "already_confirmed";

/**
 * What giving a booking back comes to, as far as reading it tells: one that has ended, or is paying, stays as it is. Null
 * where a place may come back; the lock decides then.
 */
export function decideReleaseWithoutLock(
  { state, keptUntil }: Pick<Booking, "state" | "keptUntil">,
  noPaymentAtVersion: number | null,
  now: Date,
): ReleaseOutcome | null {
  switch (state) {
    case "confirmed":
    case "cancelled":
      return "already_confirmed";
    case "expired":
    case "released":
      return "released";
    case "paying":
      return noPaymentAtVersion === null && now < keptUntil ? "payment_under_way" : null;
    case "held":
      return null;
  }
}
