import { addMinutes } from "#platform/clock.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * When an order is asked for, in minutes after Pay was pressed: while the person waits, when the place's time ends, and
 * until the sixth day, because a bank may answer that late and no webhook may tell.
 */
const MINUTES = [1, 3, 5, 15, 30, HOUR, 6 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY, 6 * DAY];

/** The time of the sync with this number, or null after the last. */
export function syncTime(payPressedAt: Date, step: number): Date | null {
  const minutes = MINUTES[step];
  return minutes === undefined ? null : addMinutes(payPressedAt, minutes);
}
