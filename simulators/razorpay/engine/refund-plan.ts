import type { Settings } from "./settings.ts";

/** The course that a refund takes, in virtual seconds. */
export interface RefundPlan {
  end: "processed" | "failed";
  /** Null: in the answer itself. */
  endsAfterSeconds: number | null;
  /** Fails so long after it was processed; null: what is processed stays so. */
  failsLaterSeconds: number | null;
  /** Whether an instant refund falls back to normal speed on the way. */
  isSlowedDown: boolean;
  /** When the bank's reference (ARN, RRN, UTR) is known. */
  referenceAfterSeconds: number;
}

const REFERENCE_AFTER_SECONDS = 3600; // Our choice: Razorpay promises days.

export function plainRefundPlan({ refundPolicy, refundSeconds }: Settings): RefundPlan {
  return {
    end: refundPolicy === "pending_then_failed" ? "failed" : "processed",
    endsAfterSeconds: refundPolicy === "processed_at_once" ? null : refundSeconds,
    failsLaterSeconds: null,
    isSlowedDown: false,
    referenceAfterSeconds: REFERENCE_AFTER_SECONDS,
  };
}
