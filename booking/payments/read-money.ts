import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { readIsCancelled } from "../events/read-event.ts";
import { type PaymentRow, selectPayments } from "./payments.sql.ts";

/** All that is known of a booking's money, read without a lock: who decides from it learns under the lock if it was old. */
export type Money = { booking: Booking; isEventCancelled: boolean; payments: PaymentRow[] };

/** Null for an id that is no booking of ours. */
export async function readMoney(db: Database, bookingId: string): Promise<Money | null> {
  const eventId = eventIdOf("bkg", bookingId);
  if (!eventId) return null;
  const [booking, payments, isEventCancelled] = await Promise.all([
    readBooking(db, bookingId),
    selectPayments(db, { eventId, id: bookingId }),
    readIsCancelled(db, eventId),
  ]);
  return booking && { booking, payments, isEventCancelled };
}
