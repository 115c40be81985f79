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
} from "#app/api-client/shape.ts";
import type { Translation } from "#booking/events/translation.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";

export type BookingState = "held" | "paying" | "confirmed" | "expired" | "released" | "cancelled";

/** What `GET /api/bookings/{id}` answers to the one who may see it. */
export type BookingView = {
  bookingId: string;
  reference: string;
  state: BookingState;
  categoryId: string;
  categoryName: string;
  amountPaise: number;
  holdExpiresAt: string;
  payBy: string | null;
  /** If its time runs out, its owner can book again only when nobody waits. */
  isLastHold?: boolean | undefined;
  keptUntil: string;
  serverTime: string;
  participant: { name: string; phone: string; email: string } | null;
  /** The money came after the place had lapsed, and another was still free. */
  isConfirmedLate: boolean;
  payment: "none" | "under_way" | "failed" | "not_taken" | "in_review" | "captured";
  /** Razorpay's word for why the last attempt failed. */
  failureReason: string | null;
  refunds: RefundView[];
  /** A payment to which a bank agreed and which was left where it is. */
  untaken: { paymentId: string; amountPaise: number } | null;
  /** Set when the organizer ended the booking, or called the whole event off. */
  cancellation: { isOfEvent: boolean; note: string } | null;
  /** How the ticket fares on its way; null where there is none. */
  ticketDelivery?: Record<"email" | "sms", "sending" | "sent" | "delivered" | "failed" | null> | null;
  event: BookedEvent;
  qrSvg: string | null;
  calendarUrl: string | null;
};

export type RefundView = {
  /** Razorpay's, once it is known. */
  refundId: string | null;
  amountPaise: number;
  state: "wanted" | "requested" | "processed" | "failed";
  reason: "surplus" | "late" | "released" | "cancelled" | "quarantine" | "outside";
  /** How the organizer paid out what could not go back by itself. */
  payoutReference: string | null;
};

export type BookedEvent = {
  slug: string;
  /** Of the organizer's texts; in the page's own their translations, by their originals. */
  language: Language;
  texts?: Translation | undefined;
  title: string;
  startsAt: string;
  place: string;
  mapUrl: string | null;
  reportingNote: string;
  organizerName: string;
  organizerEmail: string;
  organizerPhone: string;
  bring: string[];
  brandColor: string;
  hasOtherRides?: boolean | undefined;
};

/** What the form and the payment need of `GET /api/events/{slug}`. */
export type EventForm = {
  language: Language;
  texts?: Translation | undefined;
  categories: { id: string; name: string; pricePaise: number }[];
  waiver: {
    version: number;
    language: Language;
    text: string;
    translations: { [other in Language]?: { text: string } };
  };
  questions: { id: string; label: string; options?: string[] | undefined; isRequired: boolean }[];
  razorpay: { checkoutUrl: string };
};

const refundShape: Shape<RefundView> = object({
  refundId: orNull(text),
  amountPaise: number,
  state: oneOf("wanted", "requested", "processed", "failed"),
  reason: oneOf("surplus", "late", "released", "cancelled", "quarantine", "outside"),
  payoutReference: orNull(text),
});

export const bookingShape: Shape<BookingView> = object({
  bookingId: text,
  reference: text,
  state: oneOf("held", "paying", "confirmed", "expired", "released", "cancelled"),
  categoryId: text,
  categoryName: text,
  amountPaise: number,
  holdExpiresAt: moment,
  isLastHold: orMissing(flag),
  payBy: orNull(moment),
  keptUntil: moment,
  serverTime: moment,
  participant: orNull(object({ name: text, phone: text, email: text })),
  isConfirmedLate: flag,
  payment: oneOf("none", "under_way", "failed", "not_taken", "in_review", "captured"),
  failureReason: orNull(text),
  refunds: listOf(refundShape),
  untaken: orNull(object({ paymentId: text, amountPaise: number })),
  cancellation: orNull(object({ isOfEvent: flag, note: text })),
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
    hasOtherRides: orMissing(flag),
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
    translations: recordOf(object({ text })),
  }),
  questions: listOf(object({ id: text, label: text, options: orMissing(listOf(text)), isRequired: flag })),
  razorpay: object({ checkoutUrl: text }),
});
