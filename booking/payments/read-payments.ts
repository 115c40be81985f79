import type { Database } from "#platform/database.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";

export type { PaymentRow };

/** One payment of a booking, by our id of it. */
export async function readPaymentOf(db: Database, bookingId: string, paymentId: string): Promise<PaymentRow | null> {
  const booking = await readBooking(db, bookingId);
  const payments = booking ? await selectPayments(db, booking) : [];
  return payments.find((payment) => payment.id === paymentId) ?? null;
}
