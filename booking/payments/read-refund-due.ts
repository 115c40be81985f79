import type { Database } from "#platform/database.ts";
import type { Booking } from "../bookings/booking.ts";
import { type RefundScope, refundDuePaise } from "./cancel-booking.ts";
import { selectPayments } from "./payments.sql.ts";

/** What would go back if this booking were cancelled now, by what is asked for; zero where nothing was paid. In paise. */
export async function readRefundDue(db: Database, booking: Booking): Promise<Record<RefundScope, number>> {
  const payments = await selectPayments(db, booking);
  return {
    full: refundDuePaise(booking, payments, "full"),
    keep_fee: refundDuePaise(booking, payments, "keep_fee"),
  };
}
