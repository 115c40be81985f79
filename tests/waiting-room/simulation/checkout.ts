import { sql } from "kysely";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { settlePayment } from "#booking/payments/settle-payment.ts";
import type { Startline } from "#wiring";

type Deps = Pick<Startline, "db" | "pool" | "clock" | "log">;

/** The form is filled in and Pay pressed; false when the time to do so was over. */
export async function pressPay({ db, pool, clock }: Deps, eventId: string, bookingId: string): Promise<boolean> {
  await sql`INSERT INTO participants (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
    VALUES (${eventId}, ${bookingId}, 'Asha', ${bookingId}, ${bookingId}, ${bookingId}, 'en', '{}', ${clock.now()})
    ON CONFLICT DO NOTHING`.execute(db);
  const booking = await readBooking(db, bookingId);
  if (!booking) throw new Error(`there is no booking ${bookingId}`);
  return (await startPaying({ pool, clock }, booking)).isPaying;
}

/** Razorpay has the money, as its webhook would say. */
export async function pay(deps: Deps, bookingId: string): Promise<void> {
  const booking = await readBooking(deps.db, bookingId);
  const payment = {
    id: `pay_${bookingId}`,
    orderId: `order_${bookingId}`,
    state: "captured" as const,
    amountPaise: booking?.amountPaise ?? 0,
    currency: "INR",
    method: "upi",
    feePaise: 3599,
    taxPaise: 549,
    refundedPaise: 0,
    wasCaptured: true,
    failureReason: null,
    createdAt: deps.clock.now(),
  };
  await settlePayment(deps, bookingId, payment, "automatic");
}
