import type { Language } from "#platform/languages.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { readParticipant } from "../participants/read-participant.ts";
import { selectBookingIdOfOrder, selectHasReturnedSince, storeCheckoutReturn } from "./orders.sql.ts";
import type { PaymentDeps } from "./payment-deps.ts";

/** What the form of redirect mode says. Anybody can post one. */
export type CheckoutForm = { orderId: string; paymentId: string | null; signature: string | null };

/** As long as somebody may look for the page from which they went to pay. */
const SHOWN_MINUTES = 30;

/**
 * A browser comes back from redirect mode, with a form from Razorpay's site and no cookie of ours. From here on the booking
 * counts as under way if the form bears Razorpay's signature; nothing else of it is believed. Answers whose booking it is
 * and in which language its person reads; null for an order that is not ours.
 */
export async function recordCheckoutReturn(
  { db, clock, gateway, log }: Pick<PaymentDeps, "db" | "clock" | "gateway" | "log">,
  { orderId, paymentId, signature }: CheckoutForm,
): Promise<{ bookingId: string; language: Language } | null> {
  const bookingId = await selectBookingIdOfOrder(db, orderId);
  const booking = bookingId && (await readBooking(db, bookingId));
  if (!booking) return null;
  const isSigned =
    paymentId !== null && signature !== null && gateway.isCheckoutSignature(orderId, paymentId, signature);
  if (!isSigned && signature !== null) {
    log.warn({ bookingId, reason: "the signature is not Razorpay's" }, "rejected Checkout result reported by a page");
  }
  await storeCheckoutReturn(db, orderId, { paymentId: isSigned ? paymentId : null, at: clock.now() });
  return { bookingId: booking.id, language: (await readParticipant(db, booking))?.language ?? "en" };
}

/**
 * The booking, for a browser that has just come back from Checkout without its cookie; null later, and for anybody else: also once the
 * rider's address was corrected, because then the browser may be that of the wrong address.
 */
export async function readReturnedBooking(
  { db, clock }: Pick<PaymentDeps, "db" | "clock">,
  bookingId: string,
): Promise<Booking | null> {
  const booking = await readBooking(db, bookingId);
  const since = new Date(clock.now().getTime() - SHOWN_MINUTES * 60_000);
  return booking?.linkGeneration === 0 && (await selectHasReturnedSince(db, booking, since)) ? booking : null;
}
