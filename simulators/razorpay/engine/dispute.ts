import type { Merchant } from "./merchant.ts";
import type { Payment } from "./payment.ts";

/** The dispute as it stands on the wire, keys as in Razorpay's documentation (api/disputes/entity). Amounts in paise. */
export interface DisputeWire {
  id: string;
  entity: "dispute";
  payment_id: string;
  amount: number;
  currency: string;
  /** What left the balance: nothing until the dispute is lost. */
  amount_deducted: number;
  reason_code: string;
  respond_by: number;
  status: "open" | "under_review" | "won" | "lost" | "closed";
  phase: string;
  created_at: number;
  evidence: Record<string, number | null>;
}

export interface Dispute {
  readonly merchant: Merchant;
  readonly payment: Payment;
  readonly wire: DisputeWire;
}

type Status = DisputeWire["status"];

/** All moves of a dispute, by the name of the event that tells of them. */
export const DISPUTE_MOVES = {
  under_review: { from: ["open"], to: "under_review" },
  action_required: { from: ["under_review"], to: "open" },
  won: { from: ["open", "under_review"], to: "won" },
  lost: { from: ["open", "under_review"], to: "lost" },
  closed: { from: ["open", "under_review"], to: "closed" },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>;

export type DisputeMove = keyof typeof DISPUTE_MOVES;

export function isDisputeMove(name: unknown): name is DisputeMove {
  return typeof name === "string" && Object.hasOwn(DISPUTE_MOVES, name);
}

const EVIDENCE = [
  "summary",
  "shipping_proof",
  "billing_proof",
  "cancellation_proof",
  "customer_communication",
  "proof_of_service",
  "explanation_letter",
  "refund_confirmation",
  "access_activity_log",
  "refund_cancellation_policy",
  "term_and_conditions",
  "others",
  "submitted_at",
];

export function noEvidence(amountPaise: number): DisputeWire["evidence"] {
  return { amount: amountPaise, ...Object.fromEntries(EVIDENCE.map((name) => [name, null])) };
}
