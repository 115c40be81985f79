import { z } from "@hono/zod-openapi";
import { bookingState, language, moment, paise } from "../schemas.ts";

export const PaymentOrderBody = z
  .object({
    razorpay: z
      .object({
        keyId: z.string(),
        orderId: z.string(),
        amountPaise: paise,
        currency: z.string(),
        timeoutSeconds: z.int().openapi({ description: "After this long Checkout must close" }),
        callbackUrl: z.string().openapi({ description: "For Checkout's redirect mode" }),
      })
      .openapi({ description: "What Razorpay's Checkout is opened with" }),
    payBy: moment,
    play: z
      .literal(true)
      .optional()
      .openapi({ description: "The event is a rehearsal: pay by `/play-payments`, not by Razorpay's Checkout" }),
  })
  .openapi("PaymentOrder");
export type PaymentOrder = z.infer<typeof PaymentOrderBody>;

export const VerifiedBody = z.object({ state: bookingState });
export type VerifiedPayment = z.infer<typeof VerifiedBody>;

export const SyncedBody = z.object({
  state: bookingState,
  asked: z.boolean().openapi({ description: "Whether Razorpay has answered" }),
});
export type SyncedBooking = z.infer<typeof SyncedBody>;

export const ReturnedBookingBody = z
  .object({ state: bookingState, slug: z.string(), title: z.string(), language })
  .openapi("ReturnedBooking", { description: "A booking without its person" });
export type ReturnedBooking = z.infer<typeof ReturnedBookingBody>;

export const StoredWebhookBody = z.object({ stored: z.literal(true) });
