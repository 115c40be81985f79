import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { type Booking, GRACE_MINUTES, MONEY_UNKNOWN_MINUTES, PAY_MINUTES } from "./booking.ts";

export type PayRefusal =
  | "hold_expired"
  | "participant_missing"
  | "already_booked"
  | "payment_unknown"
  | "already_confirmed"
  | "booking_ended";
type Row = { outcome: "paying" | PayRefusal; pay_by: Date | null };
export type PayingAnswer = { isPaying: true; payBy: Date } | { isPaying: false; because: PayRefusal };

/**
 * Changes the booking's clock from the hold's to the payment's and claims its phone and email for the event. Pressing
 * Pay again answers the same `payBy`.
 */
export async function startPaying(deps: { pool: Pool; clock: Clock }, booking: Booking): Promise<PayingAnswer> {
  const windows = [PAY_MINUTES, GRACE_MINUTES, MONEY_UNKNOWN_MINUTES].map((minutes) => `${minutes} minutes`);
  const values = [booking.eventId, booking.id, ...windows, deps.clock.databaseNow()];
  const [row] = await callFunction<Row>(deps.pool, "start_paying", values);
  if (row?.outcome === "paying" && row.pay_by) return { isPaying: true, payBy: row.pay_by };
  return { isPaying: false, because: row?.outcome === "paying" || !row ? "hold_expired" : row.outcome };
}
