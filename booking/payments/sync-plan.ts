import { addMinutes } from "#platform/clock.ts";
import { GRACE_MINUTES, PAY_MINUTES } from "../bookings/booking.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * When Razorpay is asked about an order, in minutes after Pay was pressed: while the person waits, twice before the place's time ends,
 * and until the sixth day, because a bank may answer that late and no webhook may tell.
 */
const MINUTES = [1, 3, 5, 10, 13, 15, 30, HOUR, 6 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY, 6 * DAY];

/**
 * So many minutes after it was stored an order that has paid for its booking is asked about again, and not before: webhooks report what
 * changes until then.
 */
export const QUIET_MINUTES_ONCE_SETTLED = PAY_MINUTES + GRACE_MINUTES;

/** The time of the sync with this number, or null after the last. */
export function syncTime(payPressedAt: Date, step: number): Date | null {
  const minutes = MINUTES[step];
  return minutes === undefined ? null : addMinutes(payPressedAt, minutes);
}

/**
 * The number of the sync that follows. Once Checkout is closed and until the place ends, only what is under way may still
 * change: a booking that nobody is paying for is not asked about then.
 */
export function nextSyncStep(
  payPressedAt: Date,
  step: number,
  { now, isUnderWay, isSettled }: { now: Date; isUnderWay: boolean; isSettled: boolean },
): number {
  let next = step + 1;
  for (let at = syncTime(payPressedAt, next); at !== null; at = syncTime(payPressedAt, next)) {
    const minutes = MINUTES[next] ?? 0;
    const isQuiet = isSettled ? minutes < QUIET_MINUTES_ONCE_SETTLED : !isUnderWay && isInGrace(minutes);
    if (at > now && !isQuiet) break;
    next += 1;
  }
  return next;
}

const isInGrace = (minutes: number): boolean => minutes > PAY_MINUTES && minutes < PAY_MINUTES + GRACE_MINUTES;
