import { sql } from "kysely";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { settlePayment } from "#booking/payments/settle-payment.ts";
import type { Startline } from "#wiring";

/** Somebody of their own fills the form of a held booking in, as far as paying asks for it. */
export async function fillIn({ db, clock }: Pick<Startline, "db" | "clock">, eventId: string, bookingId: string) {
  await sql`INSERT INTO participants (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
    VALUES (${eventId}, ${bookingId}, 'Asha', ${bookingId}, ${bookingId}, ${bookingId}, 'en', '{}', ${clock.now()})
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Razorpay has the booking's money, as its webhook would say. Whether there was still a place for it the booking tells. */
export async function pay(deps: Pick<Startline, "db" | "pool" | "clock" | "log">, bookingId: string): Promise<void> {
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
