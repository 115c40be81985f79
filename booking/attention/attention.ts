/** Trouble that a person has to look at. What each means and what can be done is said in `attention-words`. */
export type AttentionKind =
  /** Captured, but of another amount or currency than the booking's: nobody uses it until a person has looked. */
  | "payment_quarantined"
  /** Razorpay takes back what it said of a payment that paid for a booking. */
  | "payment_contradicted"
  /** Money for an order that we do not know: another program on the same account, or a lost answer. */
  | "order_unknown"
  /** Razorpay refuses a refund for now, most often for a low balance; it is asked again each hour. */
  | "refund_waiting"
  /** Razorpay failed to refund for good: a person has to pay it out. */
  | "refund_failed"
  /** Somebody refunded the payment of a confirmed booking at Razorpay. */
  | "refunded_outside"
  | "dispute_open"
  | "dispute_lost"
  /** Payments are captured but no webhook comes: the endpoint may be switched off at Razorpay. */
  | "webhooks_silent"
  | "webhook_signature_bad"
  /** A delivery that could not be applied after many tries. */
  | "webhook_failed"
  /** Redis does not serve the queue: PostgreSQL gives the numbers out. */
  | "redis_away"
  /** The counters of places are not what the bookings add up to. */
  | "counters_differ"
  /** One email or text did not reach its person, for a reason of its own. */
  | "message_failed"
  /** The provider of a channel takes nothing: `subject` is the channel. */
  | "messages_held";

export type AttentionFacts = Record<string, string | number | null>;

/** `subject` tells one trouble from another of its kind: our payment's id, an order's, a dispute's. */
export type AttentionItem = {
  id: string;
  kind: AttentionKind;
  subject: string;
  facts: AttentionFacts;
};

/** How an item left the list: by itself, or by what a person did. */
export type Resolution =
  | "ended_by_itself"
  | "dealt_with"
  | "give_back_money"
  | "retry_refund"
  | "pay_out_by_hand"
  | "cancel_booking"
  | "resend_message";

export type ListedItem = AttentionItem & {
  /** NO_EVENT where it concerns the whole installation. */
  eventId: string;
  bookingId: string | null;
  /** How often it was noticed. */
  occurrences: number;
  openedAt: Date;
  seenAt: Date;
  resolved: { at: Date; by: string | null; how: Resolution; note: string | null } | null;
};

/** Stands for "no event" where an item concerns the whole installation. */
export const NO_EVENT = "";
