import type { FailureReason } from "./failure-cases.ts";
import type { Payment } from "./payment.ts";
import type { Settings } from "./settings.ts";
import type { Attempt } from "./start-payment.ts";

export const OUTCOMES = [
  "success",
  "fail",
  "cancel",
  "pending",
  "pending_forever",
  "late",
  "fail_then_succeed",
  "authorize_only",
  "auto_refund",
  "twice",
  "amount_mismatch",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface PayRequest extends Attempt {
  /** Absent: what the test instrument stands for. */
  outcome?: Outcome;
  reason?: FailureReason;
  /** When the bank's late answer or Razorpay's refund comes, in virtual seconds from now. */
  afterSeconds?: number;
  /** The same as an instant of the virtual clock, in Unix seconds, fractions allowed. */
  at?: number;
  otp?: string;
  surplusPolicy?: Settings["surplusPolicy"];
  onceCaptured?: Payment["onceCaptured"];
}
