import { z } from "@hono/zod-openapi";

export const PlayPaymentBody = z
  .object({
    success: z
      .object({ razorpay_payment_id: z.string(), razorpay_order_id: z.string(), razorpay_signature: z.string() })
      .nullable()
      .openapi({ description: "What Checkout would hand to the page; null while there is nothing to hand over" }),
    failureReason: z.string().nullable().openapi({ description: "Razorpay's word, where the payment failed" }),
  })
  .openapi("PlayPayment");
export type PlayPayment = z.infer<typeof PlayPaymentBody>;
