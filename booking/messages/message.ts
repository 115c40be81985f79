export const MESSAGE_KINDS = [
  "booking_confirmed",
  "place_lost_refunded",
  "booking_cancelled",
  "surplus_refunded",
  "refund_sent",
  "payment_not_taken",
  "announcement",
  "transfer_offered",
  "transfer_done",
  "waitlist_offered",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * A cancelled booking is told by both channels at once; that the money is on its way follows by email alone. Of an announcement
 * the organizer chooses.
 */
export const CHANNELS_OF_KIND: Record<MessageKind, readonly Channel[]> = {
  booking_confirmed: ["email", "sms"],
  place_lost_refunded: ["email", "sms"],
  booking_cancelled: ["email", "sms"],
  surplus_refunded: ["email", "sms"],
  payment_not_taken: ["email", "sms"],
  refund_sent: ["email"],
  announcement: ["email", "sms"],
  transfer_offered: ["email", "sms"],
  transfer_done: ["email"],
  waitlist_offered: ["email", "sms"],
};

/** What a person has to know of a message that was given up, and of a channel that is held. */
export type GivenUpFacts = { message: MessageKind; channel: Channel; reason: string | null };
export type HeldFacts = { channel: Channel; reason: string | null };

export type MessageState = "queued" | "sent" | "delivered" | "bounced" | "failed" | "obsolete";

/** Every change of state that may happen. Only a person who asks for it makes a message `queued` again. */
const nextStates = {
  queued: ["sent", "delivered", "bounced", "failed", "obsolete"],
  sent: ["delivered", "bounced", "failed", "queued"],
  delivered: ["queued"],
  bounced: ["queued"],
  // Given up on, and then the provider's answer or report says that it went out after all.
  failed: ["sent", "delivered", "queued"],
  // Its booking changed before it was sent; if it went out all the same, it was just being sent.
  obsolete: ["sent", "delivered"],
} as const satisfies Record<MessageState, readonly MessageState[]>;

/** The states from which a message may become `state`. */
export function statesBefore(state: MessageState): MessageState[] {
  const all = Object.keys(nextStates) as MessageState[];
  return all.filter((from) => (nextStates[from] as readonly MessageState[]).includes(state));
}
