import { z } from "zod";

export type DisputeState = "open" | "under_review" | "action_required" | "won" | "lost" | "closed";

/** What a webhook says of a dispute. The signed webhook is believed: Razorpay's orders and payments do not mention disputes. */
export const DisputeReport = z.looseObject({
  id: z.string(),
  payment_id: z.string(),
  amount: z.number().int().positive(),
  status: z.enum(["open", "under_review", "action_required", "won", "lost", "closed"]),
  reason_code: z.string().nullish(),
  respond_by: z.number().nullish(),
});
export type DisputeReport = z.infer<typeof DisputeReport>;
