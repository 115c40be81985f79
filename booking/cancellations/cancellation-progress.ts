import type { RefundScope } from "../payments/cancel-booking.ts";

/** What cancelling a whole event would do, in numbers. */
export type CancellationPreview = {
  confirmed: number;
  /** In the middle of a payment: what comes of it goes back whole. */
  paying: number;
  held: number;
  /** What would go back of confirmed bookings, by what is asked for; in paise. */
  refundDue: Record<RefundScope, number>;
};

/** How far the cancellation of an event has come. */
export type CancellationProgress = {
  scope: RefundScope;
  note: string;
  by: string;
  requestedAt: Date;
  /** When the last booking was ended. */
  finishedAt: Date | null;
  bookings: { ended: number; remaining: number };
  /** Of several attempts for the same money the last one counts. */
  refunds: Record<"wanted" | "requested" | "processed" | "failed", number>;
  /** Of those wanted, how many Razorpay refuses for now, most often for a low balance. */
  refundsWaiting: number;
  refundedPaise: number;
  toRefundPaise: number;
  messages: { queued: number; sent: number; failed: number };
};
