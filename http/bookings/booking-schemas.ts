import { z } from "@hono/zod-openapi";
import { bookingState, language, moment, paise, translation } from "../schemas.ts";

export const ClaimedPlaceBody = z
  .object({
    bookingId: z.string(),
    accessToken: z.string().openapi({ description: "The booking's credential, for `Authorization: Bearer`" }),
    state: bookingState,
    amountPaise: paise,
    currency: z.literal("INR"),
    holdExpiresAt: moment.openapi({ description: "The last moment to press Pay" }),
  })
  .openapi("ClaimedPlace");
export type ClaimedPlace = z.infer<typeof ClaimedPlaceBody>;

export const refundState = z.enum(["wanted", "requested", "processed", "failed"]);
export const refundReason = z.enum(["surplus", "late", "released", "cancelled", "quarantine", "outside", "moved"]);

const RefundBody = z
  .object({
    refundId: z.string().nullable().openapi({ description: "Razorpay's, once it is known" }),
    amountPaise: paise,
    state: refundState,
    reason: refundReason,
    payoutReference: z
      .string()
      .nullable()
      .openapi({ description: "How the organizer paid out what could not go back by itself" }),
  })
  .openapi("Refund");

const delivery = z.enum(["sending", "sent", "delivered", "failed"]).nullable();

const BookedEventBody = z
  .object({
    slug: z.string(),
    language: language.openapi({ description: "Of the organizer's texts" }),
    texts: translation.optional().openapi({ description: "Only with `lang`" }),
    title: z.string(),
    startsAt: moment,
    place: z.string(),
    mapUrl: z.string().nullable(),
    reportingNote: z.string(),
    organizerName: z.string(),
    organizerEmail: z.string(),
    organizerPhone: z.string(),
    bring: z.array(z.string()),
    brandColor: z.string(),
    isRehearsal: z.literal(true).optional().openapi({ description: "Play money, and no real place" }),
    hasOtherRides: z.boolean().openapi({ description: "There are other categories to change to" }),
  })
  .openapi("BookedEvent");

export const BookingBody = z
  .object({
    bookingId: z.string(),
    reference: z.string().openapi({ description: "What people read to each other; no credential" }),
    state: bookingState,
    categoryId: z.string(),
    categoryName: z.string(),
    amountPaise: paise,
    isPaidByAnother: z.boolean().optional().openapi({
      description: "The place was passed on to this rider: somebody else has paid, and gets what is refunded",
    }),
    owedPaise: paise
      .optional()
      .openapi({ description: "What the rider owes the organizer since a move; below zero, what comes back in cash" }),
    currency: z.string(),
    holdExpiresAt: moment.openapi({ description: "The last moment to press Pay" }),
    payBy: moment.nullable().openapi({ description: "When Checkout closes; null until Pay is pressed" }),
    isLastHold: z
      .boolean()
      .openapi({ description: "If its time runs out, its owner can book again only when nobody waits" }),
    keptUntil: moment.openapi({ description: "When the place goes back unless money has come" }),
    serverTime: moment,
    participant: z
      .object({
        name: z.string(),
        phone: z.string(),
        email: z.string(),
        language: z.string(),
        answers: z.record(z.string(), z.string()),
      })
      .nullable(),
    waitlist: z
      .object({ name: z.string(), phone: z.string(), email: z.string(), isRemoved: z.boolean() })
      .optional()
      .openapi({
        description: "The place was offered to somebody on the waitlist: whom, and whether the organizer took it back",
      }),
    isConfirmedLate: z
      .boolean()
      .openapi({ description: "The money came after the place had lapsed, and another was still free" }),
    payment: z.enum(["none", "under_way", "failed", "not_taken", "in_review", "captured"]).openapi({
      description:
        "`not_taken`: a bank agreed, but the money was left where it is. `in_review`: it is not what the booking costs, and a " +
        "person looks at it.",
    }),
    failureReason: z.string().nullable().openapi({ description: "Razorpay's word for why the last attempt failed" }),
    refund: RefundBody.nullable().openapi({ description: "The latest" }),
    refunds: z.array(RefundBody).openapi({ description: "Everything that goes back, the oldest first" }),
    untaken: z
      .object({ paymentId: z.string(), amountPaise: paise })
      .nullable()
      .openapi({ description: "A payment to which a bank agreed and which was left where it is" }),
    cancellation: z
      .object({ isOfEvent: z.boolean(), note: z.string() })
      .nullable()
      .openapi({ description: "Set when the organizer ended the booking, or cancelled the whole event" }),
    ticketDelivery: z
      .object({ email: delivery, sms: delivery })
      .nullable()
      .openapi({ description: "How the ticket fares on its way; null where there is none" }),
    event: BookedEventBody,
    qrSvg: z.string().nullable().openapi({ description: "What check-in scans, as a QR code; null unless confirmed" }),
    calendarUrl: z.string().nullable(),
  })
  .openapi("Booking");
export type Booking = z.infer<typeof BookingBody>;

export const SavedParticipantBody = z.object({ bookingId: z.string() });
export type SavedParticipant = z.infer<typeof SavedParticipantBody>;

export const ChangedCategoryBody = z.object({ bookingId: z.string(), categoryId: z.string(), amountPaise: paise });
export type ChangedCategory = z.infer<typeof ChangedCategoryBody>;
