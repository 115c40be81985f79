import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { readAnnouncementFor } from "../announcements/read-announcement.ts";
import { accessTokenOf } from "../bookings/access-token.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { readIsMoved } from "../bookings/read-is-moved.ts";
import { ticketCodeOf } from "../bookings/ticket-code.ts";
import { checkInCodeOf } from "../check-in/sign-check-in-code.ts";
import { readEvent } from "../events/read-event.ts";
import { textsFor, translatedInto } from "../events/translation.ts";
import type { BookingFacts } from "../messages/booking-facts.ts";
import type { ReadBookingFacts } from "../messages/ports.ts";
import { linkBase } from "../messages/sms-templates.ts";
import { bookingPath } from "../participants/booking-path.ts";
import { readParticipant } from "../participants/read-participant.ts";
import { type Recipient, readRecipient } from "../transfers/read-recipient.ts";
import { transferCodeOf } from "../transfers/transfer-code.ts";
import { transferLink } from "../transfers/transfer-link.ts";
import { readEntryOfOffer } from "../waitlist/read-waitlist-entry.ts";
import { selectCancellationOf } from "./cancellations.sql.ts";
import { selectPayments } from "./payments.sql.ts";
import type { Refund } from "./refund.ts";

/** In a rush of confirmations all are of one event: no text is older than this. */
const EVENT_TTL_MS = 1000;
const EVENTS_KEPT_MAX = 20;

type Deps = { db: Database; accessKeys: readonly SigningKey[]; publicUrl: string };

/** Gathers what a message says, from every room that knows a part of it. Create it once and share it. */
export function messageFactsReader(deps: Deps): ReadBookingFacts {
  const eventOf = loadingCache(EVENT_TTL_MS, EVENTS_KEPT_MAX, (id) => readEvent(deps.db, id));
  return async (eventId, bookingId, aboutId, kind = "booking_confirmed") => {
    const booking = await readBooking(deps.db, bookingId);
    const event = booking && (await eventOf(eventId));
    if (!booking || !event) return null;
    const participant = await readParticipant(deps.db, booking);
    // Whoever was offered a place has not filled in its form yet.
    const invited = kind === "waitlist_offered" ? await readEntryOfOffer(deps.db, booking) : null;
    const rider = invited ? { ...invited, version: participant?.version ?? 0 } : participant;
    if (!rider) return null;
    const recipient = await readRecipient(deps.db, booking, rider, { kind, aboutId });
    const announced = await readAnnouncementFor(deps.db, aboutId, rider.language);
    // Where an announcement is not written in the rider's language, all that stands around it is in the one that it is written in.
    const language = announced?.language ?? recipient.person.language;
    const { name, phone, email } = recipient.person;
    const read = textsFor(translatedInto(event, language), language);
    const say = (original: string) => read(original).text;
    const payments = await selectPayments(deps.db, booking);
    const cancellation = booking.state === "confirmed" ? null : await selectCancellationOf(deps.db, booking);
    const accepted = payments.find((payment) => payment.role === "accepted");
    const refunds = payments.flatMap((payment) => payment.refunds);
    const refund = refunds.find((entry) => entry.id === aboutId);
    const isGift = recipient.isPaidByAnother && kind === "booking_confirmed";
    const uncaptured = payments.find((payment) => payment.id === aboutId);

    return {
      eventId,
      eventTitle: say(event.title),
      startsAt: event.startsAt,
      reportingNote: say(event.reportingNote),
      place: say(event.place),
      mapUrl: event.mapUrl,
      included: event.included.map(say),
      bring: event.bring.map(say),
      rules: event.rules.map(say),
      organizer: { name: event.organizerName, email: event.organizerEmail, phone: event.organizerPhone },
      bookingId,
      reference: booking.reference,
      checkInCode: checkInCodeOf(deps.accessKeys, booking),
      state: booking.state,
      isEventCancelled: cancellation?.isOfEvent ?? false,
      categoryName: say(event.categories.find((category) => category.id === booking.categoryId)?.name ?? ""),
      // Of what somebody else paid there is no receipt for the new rider.
      amountPaise: isGift ? 0 : booking.amountPaise,
      payment:
        accepted && !isGift
          ? { id: accepted.razorpayPaymentId, capturedAt: accepted.capturedAt ?? booking.createdAt }
          : null,
      refund: refund
        ? {
            id: refund.payoutReference ?? refund.razorpayRefundId,
            amountPaise: refund.amountPaise,
            isPaidByHand: refund.payoutReference !== null,
          }
        : null,
      uncaptured: uncaptured ? { id: uncaptured.razorpayPaymentId, amountPaise: uncaptured.amountPaise } : null,
      owedBackPaise: owedBackOf(refunds),
      owedPaise: booking.owedPaise,
      // Who took it over took it as it is.
      isMoved: !recipient.isPaidByAnother && (await readIsMoved(deps.db, booking)),
      organizersNote: cancellation?.note ?? null,
      announcement: announced?.announcement ?? null,
      offeredUntil: recipient.offer?.expiresAt ?? (invited ? booking.holdExpiresAt : null),
      isPaidByAnother: recipient.isPaidByAnother,
      participant: { name, phone, email, language, version: rider.version },
      ...linksFor(deps, booking, recipient),
    } satisfies BookingFacts;
  };
}

/** Whoever had the booking before gets no link that opens it. */
function linksFor(
  { accessKeys, publicUrl }: Deps,
  booking: Booking,
  { person: { language }, is, offer }: Recipient,
): Pick<BookingFacts, "ticketLink" | "privateLink"> {
  if (is === "former") return { ticketLink: publicUrl, privateLink: null };
  const base = linkBase(publicUrl);
  if (offer) {
    const code = transferCodeOf(accessKeys, booking, offer.id);
    return { ticketLink: base + code, privateLink: transferLink(publicUrl, language, code) };
  }
  return {
    ticketLink: base + ticketCodeOf(accessKeys, booking),
    privateLink: `${publicUrl}${bookingPath(booking.id, language)}#k=${accessTokenOf(accessKeys, booking)}`,
  };
}

/** Of several attempts for the same money the last one counts. */
function owedBackOf(refunds: Refund[]): number | null {
  const live = refunds.filter((refund) => refund.reason === "cancelled" && refund.state !== "failed");
  return live.at(-1)?.amountPaise ?? null;
}
