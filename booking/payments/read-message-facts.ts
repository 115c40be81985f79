import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { accessTokenOf } from "../bookings/access-token.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { ticketCodeOf } from "../bookings/ticket-code.ts";
import { readEvent } from "../events/read-event.ts";
import { textsFor, translatedInto } from "../events/translation.ts";
import type { BookingFacts } from "../messages/booking-facts.ts";
import type { ReadBookingFacts } from "../messages/ports.ts";
import { linkBase } from "../messages/sms-templates.ts";
import { bookingPath } from "../participants/booking-path.ts";
import { readParticipant } from "../participants/read-participant.ts";
import { selectCancellationOf } from "./cancellations.sql.ts";
import { selectPayments } from "./payments.sql.ts";
import type { Refund } from "./refund.ts";

/** In a rush of confirmations all are of one event: no text is older than this. */
const EVENT_TTL_MS = 1000;
const EVENTS_KEPT_MAX = 20;

/** Gathers what a message says, from every room that knows a part of it. Create it once and share it. */
export function messageFactsReader(deps: {
  db: Database;
  accessKeys: readonly SigningKey[];
  publicUrl: string;
}): ReadBookingFacts {
  const eventOf = loadingCache(EVENT_TTL_MS, EVENTS_KEPT_MAX, (id) => readEvent(deps.db, id));
  return async (eventId, bookingId, aboutId) => {
    const booking = await readBooking(deps.db, bookingId);
    const event = booking && (await eventOf(eventId));
    const participant = booking && (await readParticipant(deps.db, booking));
    if (!booking || !event || !participant) return null;
    const read = textsFor(translatedInto(event, participant.language), participant.language);
    const say = (original: string) => read(original).text;
    const payments = await selectPayments(deps.db, booking);
    const cancellation = await selectCancellationOf(deps.db, booking);
    const accepted = payments.find((payment) => payment.role === "accepted");
    const refunds = payments.flatMap((payment) => payment.refunds);
    const refund = refunds.find((entry) => entry.id === aboutId);
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
      state: booking.state,
      isEventCancelled: cancellation?.isOfEvent ?? false,
      categoryName: say(event.categories.find((category) => category.id === booking.categoryId)?.name ?? ""),
      amountPaise: booking.amountPaise,
      payment: accepted
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
      organizersNote: cancellation?.note ?? null,
      participant,
      ticketLink: linkBase(deps.publicUrl) + ticketCodeOf(deps.accessKeys, booking),
      privateLink: `${deps.publicUrl}${bookingPath(bookingId, participant.language)}#k=${accessTokenOf(deps.accessKeys, bookingId)}`,
    } satisfies BookingFacts;
  };
}

/** Of several attempts for the same money the last one counts. */
function owedBackOf(refunds: Refund[]): number | null {
  const live = refunds.filter((refund) => refund.reason === "cancelled" && refund.state !== "failed");
  return live.at(-1)?.amountPaise ?? null;
}
