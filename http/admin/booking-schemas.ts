import { z } from "@hono/zod-openapi";
import { refundReason, refundState } from "../bookings/booking-schemas.ts";
import { bookingState, count, language, moment, paise } from "../schemas.ts";
import { auditEntries } from "./audit-log-schemas.ts";

const ListedBookingBody = z
  .object({
    id: z.string(),
    reference: z.string(),
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
    paymentId: z.string().nullable().openapi({ description: "Razorpay's, of the payment that paid for it" }),
    queueNumber: z.int().nullable(),
    waiverVersion: z.int().nullable(),
    waiverLanguage: language.nullable().openapi({ description: "Of the text that was signed" }),
    waiverSignedAt: moment.nullable(),
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
        ]),
        channel: z.enum(["email", "sms"]),
        state: z.enum(["queued", "sent", "delivered", "bounced", "failed", "obsolete"]),
        lastError: z.string().nullable(),
        at: moment,
      }),
    ),
    ledger: z.array(z.object({ posting: z.string(), account: z.string(), amountPaise: paise, at: moment })),
    auditEntries,
  })
  .openapi("BookingDetails");
