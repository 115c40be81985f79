import { z } from "@hono/zod-openapi";
import { count, eventState, moment, paise } from "../schemas.ts";
import { refundDue } from "./booking-schemas.ts";

/** A short text of an organizer's as PostgreSQL can store it: without NUL, and with half an emoji replaced. */
export const storedText = (lengthMin: number, lengthMax: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed())
    .trim()
    .min(lengthMin)
    .max(lengthMax)
    .regex(/^[^\0]*$/);

/** Why; a person reads it, in a message or in the record. */
export const Note = storedText(3, 300);

const scope = z.enum(["full", "keep_fee"]).openapi({ description: "All goes back, or all but the platform fee" });

export const CancelBookingBody = z.object({
  scope,
  note: Note,
  amountPaise: z
    .int()
    .min(0)
    .openapi({ description: "What was shown to go back; if it is not so any more, nothing happens" }),
});

export const CancelEventBody = z.object({
  scope,
  note: Note,
  typed: z.string().max(300).openapi({ description: "The event's title or link, typed by a person" }),
});

export const CancelledBookingBody = z
  .object({
    state: z.enum(["cancelled", "released"]),
    amountPaise: paise.openapi({ description: "What goes back" }),
  })
  .openapi("CancelledBooking");

export const CancellationBody = z
  .object({
    state: eventState,
    preview: z
      .object({ confirmed: count, paying: count, held: count, refundDue })
      .openapi({ description: "What cancelling the event would do" }),
    progress: z
      .object({
        scope,
        note: z.string(),
        by: z.string(),
        requestedAt: moment,
        finishedAt: moment.nullable(),
        bookings: z.object({ ended: count, remaining: count }),
        refunds: z.object({ wanted: count, requested: count, processed: count, failed: count }),
        refundsWaiting: count.openapi({ description: "Refused by Razorpay for now, most often for a low balance" }),
        refundedPaise: paise,
        toRefundPaise: paise,
        messages: z.object({ queued: count, sent: count, failed: count }),
      })
      .nullable()
      .openapi({ description: "How far the cancellation has come; null until the event is cancelled" }),
  })
  .openapi("Cancellation");
export type Cancellation = z.infer<typeof CancellationBody>;
export type CancellationProgress = NonNullable<Cancellation["progress"]>;
export type CancellationPreview = Cancellation["preview"];

export const CancelledEventBody = z.object({
  isNew: z.boolean().openapi({ description: "False where it was cancelled before" }),
});
