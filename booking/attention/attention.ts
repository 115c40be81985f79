import type { GivenUpFacts, HeldFacts } from "../messages/message.ts";

/** What is known of each kind of trouble. What it means and what can be done is said in `attention-copy`. */
export type AttentionFacts = {
  /** Captured, but of another amount or currency than the booking's: nobody uses it until a person has looked. */
  payment_quarantined: PaymentFacts & { expectedPaise: number; currency: string };
  /** Razorpay takes back what it said of a payment that paid for a booking. */
  payment_contradicted: PaymentFacts;
  /** Money for an order whose booking we do not have, or that Razorpay does not show us. */
  order_unknown: { orderId: string; event: string };
  /** Razorpay refuses a refund for now, most often for a low balance; it is asked again at least once an hour. */
  refund_waiting: RefundFacts & { reason: string };
  /** Razorpay failed to refund for good: a person has to pay it out. */
  refund_failed: RefundFacts;
  /** Somebody refunded the payment of a confirmed booking at Razorpay. */
  refunded_outside: RefundFacts;
  dispute_open: DisputeFacts;
  dispute_lost: DisputeFacts;
  /** Payments are captured but no webhook comes: the endpoint may be switched off at Razorpay. */
  webhooks_silent: { capturedAt: string };
  webhook_signature_bad: { signature: "none" | "wrong" };
  /** A delivery that could not be applied after many tries. */
  webhook_failed: { event: string; reason: string };
  /** Redis does not serve the queue: PostgreSQL gives the numbers out. */
  redis_away: { eventId: string };
  /** The counters of places are not what the bookings add up to. */
  counters_differ: { differences: string };
  /** One email or text did not reach its person, for a reason of its own. */
  message_failed: GivenUpFacts;
  /** The provider of a channel takes nothing: `subject` is the channel. */
  messages_held: HeldFacts;
};

type PaymentFacts = { paymentId: string; amountPaise: number };
/** `refundId` is ours, `paymentId` Razorpay's. */
type RefundFacts = PaymentFacts & { refundId: string };
type DisputeFacts = PaymentFacts & { disputeId: string; reason: string | null; respondBy: string | null };

export type AttentionKind = keyof AttentionFacts;

/** `subject` tells one trouble from another of its kind: our payment's id, an order's, a dispute's. */
export type Trouble = {
  [Kind in AttentionKind]: { kind: Kind; subject: string; facts: AttentionFacts[Kind] };
}[AttentionKind];

export type AttentionItem = Trouble & { id: string };

/** How an item left the list: by itself, or by what a person did. */
export type Resolution =
  | "ended_by_itself"
  | "marked_resolved"
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
