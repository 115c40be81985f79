import type { Channel } from "../messages/message.ts";
import type { AttentionKind, Trouble } from "./attention.ts";

/** What a person can do about trouble. */
export type AttentionAction =
  /** Nothing remains to be done here; a note says why. */
  | "mark_resolved"
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
  payment_quarantined: ["give_back_money", "mark_resolved"],
  payment_contradicted: ["mark_resolved"],
  order_unknown: ["mark_resolved"],
  refund_waiting: [], // It ends by itself once the balance is filled.
  refund_failed: ["retry_refund", "pay_out_by_hand"],
  refunded_outside: ["cancel_booking", "mark_resolved"],
  dispute_open: ["mark_resolved"],
  dispute_lost: ["cancel_booking", "mark_resolved"],
  webhooks_silent: ["mark_resolved"],
  webhook_signature_bad: ["mark_resolved"],
  webhook_failed: ["mark_resolved"],
  redis_away: ["mark_resolved"],
  counters_differ: ["mark_resolved"],
  message_failed: ["resend_message", "resend_all", "mark_resolved"],
  messages_held: [], // It ends by itself once the provider takes messages again.
};

/** Twilio: the person has answered STOP, and nothing is delivered until they answer START (twilio.com/docs/api/errors/21610). */
export const hasOptedOut = (channel: Channel, reason: string | null): boolean =>
  channel === "sms" && /\b21610\b/.test(reason ?? "");

export const isUnsubscribed = ({ kind, facts }: Trouble): boolean =>
  kind === "message_failed" && "channel" in facts && hasOptedOut(facts.channel, facts.reason ?? null);

/** What is offered for an item: nothing that can't succeed. */
export const actionsFor = (item: Trouble): readonly AttentionAction[] =>
  isUnsubscribed(item) ? ["mark_resolved"] : actionsOf(item.kind);

export const actionsOf = (kind: AttentionKind): readonly AttentionAction[] => ACTIONS_OF[kind];
