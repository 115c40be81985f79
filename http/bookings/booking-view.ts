import QRCode from "qrcode";
import type { Booking } from "#booking/bookings/booking.ts";
import { stateNow } from "#booking/bookings/booking.ts";
import { checkInCodeOf } from "#booking/check-in/sign-check-in-code.ts";
import { translatedInto, translationOf } from "#booking/events/translation.ts";
import { readTicketDelivery } from "#booking/messages/read-ticket-delivery.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { readCancellation } from "#booking/payments/read-cancellation.ts";
import { readPaymentSummary } from "#booking/payments/read-payment-summary.ts";
import { readPaidByAnother } from "#booking/transfers/read-paid-by-another.ts";
import { readEntryOfOffer } from "#booking/waitlist/read-waitlist-entry.ts";
import type { Language } from "#platform/languages.ts";
import type { Startline } from "#wiring";

/**
 * The booking with all that its page shows. Amounts in paise, times in ISO 8601 UTC. The organizer's texts are as they wrote
 * them, in `event.language`; with `lang`, `event.texts` has its translations by their originals.
 */
export async function bookingView(startline: Startline, booking: Booking, lang?: Language) {
  const { db, clock } = startline;
  const now = clock.now();
  const [event, participant, payment, cancellation, isPaidByAnother, offeredTo] = await Promise.all([
    startline.eventById(booking.eventId),
    readParticipant(db, booking),
    readPaymentSummary(db, booking, now),
    readCancellation(db, booking),
    readPaidByAnother(db, booking),
    readEntryOfOffer(db, booking),
  ]);
  if (!event) throw new Error(`the event of booking ${booking.id} is gone`);
  const state = stateNow(booking, now);
  const isConfirmed = state === "confirmed";
  const categoryName = event.categories.find((category) => category.id === booking.categoryId)?.name ?? "";
  return {
    bookingId: booking.id,
    reference: booking.reference,
    state,
    categoryId: booking.categoryId,
    categoryName,
    amountPaise: booking.amountPaise,
    isPaidByAnother,
    owedPaise: booking.owedPaise,
    currency: booking.currency,
    holdExpiresAt: booking.holdExpiresAt,
    payBy: booking.payBy,
    isLastHold: booking.isLastHold,
    keptUntil: booking.keptUntil,
    serverTime: now,
    participant: participant && {
      name: participant.name,
      phone: participant.phone,
      email: participant.email,
      language: participant.language,
      answers: participant.answers,
    },
    ...(offeredTo && {
      waitlist: {
        // What the form begins with. Who has it since, by its form or a transfer, is told of nobody else.
        name: (participant ?? offeredTo).name,
        phone: (participant ?? offeredTo).phone,
        email: (participant ?? offeredTo).email,
        isRemoved: offeredTo.state === "removed",
      },
    }),
    // The money came after the place had lapsed, and another was still free.
    isConfirmedLate: booking.confirmedAt !== null && booking.payBy !== null && booking.confirmedAt > booking.keptUntil,
    payment: payment.state,
    failureReason: payment.failureReason,
    refund: payment.refund,
    refunds: payment.refunds,
    untaken: payment.untaken,
    cancellation,
    /** How the ticket fares on its way: sending, sent, delivered, failed. */
    ticketDelivery: isConfirmed ? await readTicketDelivery(db, booking) : null,
    event: {
      slug: event.slug,
      language: event.language,
      ...(lang && {
        texts: translationOf(translatedInto(event, lang).texts, [
          event.title,
          event.place,
          event.reportingNote,
          ...event.bring,
          categoryName,
        ]),
      }),
      title: event.title,
      startsAt: event.startsAt,
      place: event.place,
      mapUrl: event.mapUrl,
      reportingNote: event.reportingNote,
      organizerName: event.organizerName,
      organizerEmail: event.organizerEmail,
      organizerPhone: event.organizerPhone,
      bring: event.bring,
      brandColor: event.brandColor,
      ...(event.rehearsalOf !== null && { isRehearsal: true as const }),
      hasOtherRides: event.categories.some(({ id, isHidden }) => !isHidden && id !== booking.categoryId),
    },
    qrSvg: isConfirmed
      ? await QRCode.toString(checkInCodeOf(startline.accessKeys, booking), { type: "svg", margin: 1 })
      : null,
    calendarUrl: isConfirmed ? `/api/bookings/${booking.id}/calendar.ics` : null,
  };
}
