import type { AttentionKind } from "./attention.ts";

/** What a person can do about trouble. */
export type AttentionAction =
  /** Nothing is left to do here; a note says why. */
  | "mark_dealt_with"
  /** Quarantined money goes back to whoever paid it. */
  | "give_back_money"
  /** Razorpay is asked for the refund once more. */
  | "retry_refund"
  /** The money was paid out by a bank transfer, which the books must know. */
  | "pay_out_by_hand"
  /** The booking ends and its place is free; no second refund follows. */
  | "cancel_booking"
  /** The message goes out once more. */
  | "resend_message"
  /** And with it all of the event that failed by the same channel. */
  | "resend_all";

const ACTIONS_OF: Record<AttentionKind, readonly AttentionAction[]> = {
  payment_quarantined: ["give_back_money", "mark_dealt_with"],
  payment_contradicted: ["mark_dealt_with"],
  order_unknown: ["mark_dealt_with"],
  refund_waiting: [], // It ends by itself once the balance is filled.
  refund_failed: ["retry_refund", "pay_out_by_hand"],
  refunded_outside: ["cancel_booking", "mark_dealt_with"],
  dispute_open: ["mark_dealt_with"],
  dispute_lost: ["cancel_booking", "mark_dealt_with"],
  webhooks_silent: ["mark_dealt_with"],
  webhook_signature_bad: ["mark_dealt_with"],
  webhook_failed: ["mark_dealt_with"],
  redis_away: ["mark_dealt_with"],
  counters_differ: ["mark_dealt_with"],
  message_failed: ["resend_message", "resend_all", "mark_dealt_with"],
  messages_held: [], // It ends by itself once the provider takes messages again.
};

export const actionsOf = (kind: AttentionKind): readonly AttentionAction[] => ACTIONS_OF[kind];
