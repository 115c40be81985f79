import {
  flag,
  listOf,
  moment,
  number,
  object,
  oneOf,
  orMissing,
  orNull,
  recordOf,
  type Shape,
  text,
  yes,
} from "#app/api-client/shape.ts";
import { QUESTION_KINDS, QUESTION_PURPOSES } from "#booking/events/question.ts";
import type { Booking } from "#http/bookings/booking-schemas.ts";
import type { EventDescription } from "#http/events/event-schemas.ts";
import { LANGUAGES } from "#platform/languages.ts";

/** What the booking's page uses of `GET /api/bookings/{id}`. A shape below that lacks a part of it does not compile. */
export type BookingView = Omit<Booking, "currency" | "refund">;
export type BookingState = Booking["state"];
export type RefundView = Booking["refunds"][number];

/** What the form and the payment use of `GET /api/events/{slug}`. */
export type EventForm = Pick<
  EventDescription,
  "language" | "texts" | "categories" | "waiver" | "questions" | "razorpay"
> & {
  /** A server of the former release doesn't say. */
  bookingsPerContact?: number | undefined;
};

export const bookingState: Shape<BookingState> = oneOf(
  "held",
  "paying",
  "confirmed",
  "expired",
  "released",
  "cancelled",
);
const delivery = orNull(oneOf("sending", "sent", "delivered", "failed"));

const refundShape: Shape<RefundView> = object({
  refundId: orNull(text),
  amountPaise: number,
  state: oneOf("wanted", "requested", "processed", "failed"),
  reason: oneOf("surplus", "late", "released", "cancelled", "quarantine", "outside", "moved"),
  payoutReference: orNull(text),
});

export const bookingShape: Shape<BookingView> = object({
  bookingId: text,
  reference: text,
  state: bookingState,
  categoryId: text,
  categoryName: text,
  amountPaise: number,
  isPaidByAnother: orMissing(flag),
  owedPaise: orMissing(number),
  holdExpiresAt: moment,
  isLastHold: flag,
  payBy: orNull(moment),
  keptUntil: moment,
  serverTime: moment,
  participant: orNull(object({ name: text, phone: text, email: text, language: text, answers: recordOf(text) })),
  waitlist: orMissing(object({ name: text, phone: text, email: text, isRemoved: flag })),
  isConfirmedLate: flag,
  payment: oneOf("none", "under_way", "failed", "not_taken", "in_review", "captured"),
  failureReason: orNull(text),
  refunds: listOf(refundShape),
  untaken: orNull(object({ paymentId: text, amountPaise: number })),
  cancellation: orNull(object({ isOfEvent: flag, note: text })),
  ticketDelivery: orNull(object({ email: delivery, sms: delivery })),
  event: object({
    slug: text,
    language: oneOf(...LANGUAGES),
    texts: orMissing(recordOf(text)),
    title: text,
    startsAt: moment,
    place: text,
    mapUrl: orNull(text),
    reportingNote: text,
    organizerName: text,
    organizerEmail: text,
    organizerPhone: text,
    bring: listOf(text),
    brandColor: text,
    isRehearsal: orMissing(yes),
    hasOtherRides: flag,
  }),
  qrSvg: orNull(text),
  calendarUrl: orNull(text),
});

export const formShape: Shape<EventForm> = object({
  language: oneOf(...LANGUAGES),
  texts: orMissing(recordOf(text)),
  categories: listOf(object({ id: text, name: text, pricePaise: number })),
  waiver: object({
    version: number,
    language: oneOf(...LANGUAGES),
    text,
    hash: text,
    translations: recordOf(object({ text, hash: text })),
  }),
  questions: listOf(
    object({
      id: text,
      label: text,
      kind: orMissing(oneOf(...QUESTION_KINDS)),
      options: orMissing(listOf(text)),
      isRequired: flag,
      purpose: orMissing(oneOf(...QUESTION_PURPOSES)),
      ageMin: orMissing(number),
      ageMax: orMissing(number),
    }),
  ),
  bookingsPerContact: orMissing(number),
  razorpay: object({ checkoutUrl: text }),
});
