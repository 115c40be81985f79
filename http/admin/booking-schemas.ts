import { z } from "@hono/zod-openapi";
import { refundReason, refundState } from "../bookings/booking-schemas.ts";
import { bookingState, count, language, moment, paise } from "../schemas.ts";
import { auditEntries } from "./audit-log-schemas.ts";

const ListedBookingBody = z
  .object({
    id: z.string(),
    reference: z.string(),
    bibNumber: z.int().nullable().openapi({ description: "The number that its rider wears" }),
    state: bookingState,
    categoryId: z.string(),
    categoryName: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    language: language.nullable(),
    answers: z.record(z.string(), z.string()),
    amountPaise: paise,
    platformFeePaise: paise,
    complimentaryReason: z.string().nullable(),
    cashPaise: paise.nullable().openapi({ description: "Taken in cash by the organizer" }),
    owedPaise: paise.openapi({ description: "What its rider owes the organizer; below zero, what goes back in cash" }),
    version: z.int().openapi({ description: "Grows with each change" }),
    paymentId: z.string().nullable().openapi({ description: "Razorpay's, of the payment that paid for it" }),
    queueNumber: z.int().nullable(),
    waiverVersion: z.int().nullable(),
    waiverLanguage: language.nullable().openapi({ description: "Of the text that was signed" }),
    waiverSignedAt: moment.nullable(),
    waiverRecordedBy: z.string().nullable().openapi({ description: "The organizer who says it was signed on paper" }),
    offeredUntil: moment
      .nullable()
      .openapi({ description: "Held until then for whoever was offered it from the waitlist" }),
    createdAt: moment,
    confirmedAt: moment.nullable(),
  })
  .openapi("ListedBooking");
export type ListedBooking = z.infer<typeof ListedBookingBody>;

export const BookingsPageBody = z
  .object({ total: count, page: z.int().min(1), pages: z.int().min(1), bookings: z.array(ListedBookingBody) })
  .openapi("BookingsPage");
export type FoundBookings = z.infer<typeof BookingsPageBody>;

export const refundDue = z
  .object({ full: paise, keep_fee: paise })
  .openapi({ description: "What would go back: all, or all but the platform fee" });

const PaymentBody = z.object({
  razorpayPaymentId: z.string(),
  razorpayOrderId: z.string(),
  state: z.enum(["created", "authorized", "captured", "failed", "refunded"]),
  role: z.enum(["accepted", "surplus", "late", "quarantine"]).nullable(),
  amountPaise: paise,
  currency: z.string(),
  method: z.string().nullable(),
  failureReason: z.string().nullable(),
  at: moment,
  refunds: z.array(
    z.object({
      id: z.string(),
      razorpayRefundId: z.string().nullable(),
      reason: refundReason,
      attemptNo: z.int(),
      state: refundState,
      amountPaise: paise,
      payoutReference: z.string().nullable(),
      requestedBy: z.string().nullable(),
      lastError: z.string().nullable(),
      at: moment,
    }),
  ),
});

/** Who takes part, as it is stored. */
export const RiderBody = z
  .object({
    name: z.string(),
    phone: z.string(),
    email: z.string(),
    emailKey: z.string().openapi({ description: "What makes two addresses the same person" }),
    language,
    answers: z.record(z.string(), z.string()),
    version: z
      .int()
      .openapi({ description: "Grows with each change; a correction names the one that it was read from" }),
  })
  .openapi("Rider");
export type Rider = z.infer<typeof RiderBody>;

const person = z.object({ name: z.string(), phone: z.string(), email: z.string(), language });

const TransferBody = z
  .object({
    id: z.string(),
    state: z.enum(["pending", "accepted", "cancelled", "expired"]),
    to: person,
    requestedBy: z.string(),
    requestedAt: moment,
    expiresAt: moment,
    endedAt: moment.nullable(),
    former: person.nullable().openapi({ description: "Who had the booking before; null unless it was accepted" }),
  })
  .openapi("Transfer");

export const BookingDetailsBody = z
  .object({
    booking: ListedBookingBody.extend({
      holdExpiresAt: moment,
      payBy: moment.nullable(),
      endedAt: moment.nullable(),
    }),
    refundDue,
    payments: z.array(PaymentBody),
    disputes: z.array(
      z.object({
        id: z.string(),
        state: z.enum(["open", "under_review", "action_required", "won", "lost", "closed"]),
        amountPaise: paise,
        respondBy: moment.nullable(),
      }),
    ),
    messages: z.array(
      z.object({
        id: z.string(),
        kind: z.enum([
          "booking_confirmed",
          "place_lost_refunded",
          "booking_cancelled",
          "surplus_refunded",
          "refund_sent",
          "payment_not_taken",
          "announcement",
          "transfer_offered",
          "transfer_done",
          "waitlist_offered",
        ]),
        channel: z.enum(["email", "sms"]),
        state: z.enum(["queued", "sent", "delivered", "bounced", "failed", "obsolete"]),
        lastError: z.string().nullable(),
        at: moment,
      }),
    ),
    ledger: z.array(z.object({ posting: z.string(), account: z.string(), amountPaise: paise, at: moment })),
    auditEntries,
    participant: RiderBody.nullable(),
    notes: z
      .array(
        z.object({
          id: z.string(),
          text: z.string(),
          by: z.string(),
          at: moment,
          struck: z.object({ by: z.string(), at: moment }).nullable(),
        }),
      )
      .openapi({ description: "What organizers wrote about it, the latest first; the rider never sees them" }),
    transfers: z.array(TransferBody).openapi({ description: "To whom it was offered, the latest first" }),
    waivers: z
      .array(
        z.object({
          version: z.int(),
          language,
          signedAt: moment,
          recordedBy: z
            .string()
            .nullable()
            .openapi({ description: "The organizer who says that it was signed on paper" }),
          text: z.string().nullable(),
        }),
      )
      .openapi({ description: "Every text that was agreed to, the latest first" }),
  })
  .openapi("BookingDetails");
