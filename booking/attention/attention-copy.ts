import { rupees } from "#platform/money.ts";
import { indianDate } from "#platform/times.ts";
import type { Channel, MessageKind } from "../messages/message.ts";
import type { AttentionFacts, AttentionKind, Trouble } from "./attention.ts";

/** What trouble means, and what can be done about it, as an organizer reads it. A kind without copy does not compile. */
export type AttentionCopy<Kind extends AttentionKind> = {
  /** For a list and a subject line. */
  title: string;
  /** The same of several at once. */
  titleOfMany(count: number): string;
  description(facts: AttentionFacts[Kind]): string;
  whatToDo: string;
};

export const attentionCopy: { [Kind in AttentionKind]: AttentionCopy<Kind> } = {
  payment_quarantined: {
    title: "A payment has the wrong amount",
    titleOfMany: (count) => `${count} payments have the wrong amount`,
    description: (facts) =>
      `Razorpay took ${amountIn(facts)} where the booking costs ${rupees(facts.expectedPaise)}. Nothing was confirmed with it and nothing goes back by itself.`,
    whatToDo: "Ask the person what happened. Then refund the payment, or mark this as solved.",
  },
  payment_contradicted: {
    title: "Razorpay contradicts itself about a payment",
    titleOfMany: (count) => `Razorpay contradicts itself about ${count} payments`,
    description: (facts) =>
      `The payment ${facts.paymentId} of ${rupees(facts.amountPaise)} paid for a booking, and now Razorpay calls it failed. The booking stays confirmed.`,
    whatToDo: "Look the payment up at Razorpay, and ask its support what is true.",
  },
  order_unknown: {
    title: "Money came for an order without a booking",
    titleOfMany: (count) => `Money came for ${count} orders without a booking`,
    description: (facts) =>
      `Razorpay reports the order ${facts.orderId}. It names a booking that we don't have, or Razorpay does not show it to us. Another installation may use the same account.`,
    whatToDo: "Look the order up at Razorpay. If nobody knows it, refund it there.",
  },
  refund_waiting: {
    title: "A refund is waiting",
    titleOfMany: (count) => `${count} refunds are waiting`,
    description: (facts) =>
      `Razorpay has not refunded ${rupees(facts.amountPaise)} yet: ${facts.reason}. We ask again at least once an hour.`,
    whatToDo: "If the balance is too low, add funds at Razorpay. This ends by itself.",
  },
  refund_failed: {
    title: "A refund failed",
    titleOfMany: (count) => `${count} refunds failed`,
    description: (facts) =>
      `Razorpay could not refund ${rupees(facts.amountPaise)} of the payment ${facts.paymentId}, however often we asked. The person still waits for the money.`,
    whatToDo: "Ask Razorpay again, or pay the person by a bank transfer and write down its reference.",
  },
  refunded_outside: {
    title: "A confirmed booking was refunded at Razorpay",
    titleOfMany: (count) => `${count} confirmed bookings were refunded at Razorpay`,
    description: (facts) =>
      `Somebody refunded ${rupees(facts.amountPaise)} in Razorpay's dashboard. The booking is still confirmed and its place is still taken.`,
    whatToDo: "Cancel the booking to free the place, or leave it confirmed and mark this as solved.",
  },
  dispute_open: {
    title: "A customer's bank disputes a payment",
    titleOfMany: (count) => `Banks dispute ${count} payments`,
    description: (facts) =>
      `The payment ${facts.paymentId} of ${rupees(facts.amountPaise)} is disputed${reasonOf(facts)}. The booking stays.${answerBy(facts)}`,
    whatToDo: "Answer in Razorpay's dashboard, with the booking's waiver and messages as evidence.",
  },
  dispute_lost: {
    title: "A dispute is lost",
    titleOfMany: (count) => `${count} disputes are lost`,
    description: (facts) =>
      `The bank took ${rupees(facts.amountPaise)} back for its customer. The booking is no longer paid for.`,
    whatToDo: "Cancel the booking to free the place, or leave it confirmed and mark this as solved.",
  },
  webhooks_silent: {
    title: "Razorpay's webhooks are not arriving",
    titleOfMany: () => "Razorpay's webhooks are not arriving",
    description: () =>
      "A payment was made and no webhook reported it for ten minutes. Bookings are confirmed all the same, because we ask Razorpay, but later.",
    whatToDo: "Check in Razorpay's dashboard that the webhook is switched on and its address is right.",
  },
  webhook_signature_bad: {
    title: "Webhooks arrive without the right signature",
    titleOfMany: () => "Webhooks arrive without the right signature",
    description: ({ signature }) =>
      signature === "none"
        ? "Webhooks arrive without any signature. Most likely no secret was entered for the webhook in Razorpay's dashboard. None of them is believed."
        : "Webhooks arrive with a wrong signature. Most likely the secret in Razorpay's dashboard is not RAZORPAY_WEBHOOK_SECRET. None of them is believed.",
    whatToDo:
      "Enter RAZORPAY_WEBHOOK_SECRET as the webhook's secret in Razorpay's dashboard. If it is there already, a stranger sends these, which is harmless.",
  },
  webhook_failed: {
    title: "A webhook could not be applied",
    titleOfMany: (count) => `${count} webhooks could not be applied`,
    description: (facts) => `After many tries: ${facts.event}, ${facts.reason}. The payment itself is still followed.`,
    whatToDo: "Show this to whoever runs the installation.",
  },
  redis_away: {
    title: "Redis does not serve the queue",
    titleOfMany: () => "Redis does not serve the queue",
    description: () =>
      "People who join get their numbers from the database instead, behind everybody who has one. Nothing is lost and nothing is sold twice, but a big crowd would be slower.",
    whatToDo:
      "Check that Redis is running and answers in time, and read the log. This ends by itself once Redis answers again.",
  },
  counters_differ: {
    title: "The places do not add up",
    titleOfMany: (count) => `The places of ${count} events do not add up`,
    description: (facts) => `Counted again from the bookings, these differ: ${facts.differences}.`,
    whatToDo: "Close the sale and show this to whoever runs the installation. It must never happen.",
  },
  message_failed: {
    title: "A message did not arrive",
    titleOfMany: (count) => `${count} messages did not arrive`,
    description: (facts) =>
      `${aMessage(facts)} about “${SUBJECTS[facts.message]}” could not be delivered: ${facts.reason ?? "the reason is unknown"}. The booking's own page shows the same to whoever has its link.`,
    whatToDo: "If the address or number is right, send it again. If it is wrong, tell the person yourself.",
  },
  messages_held: {
    title: "Messages are not going out",
    titleOfMany: () => "Messages are not going out",
    description: (facts) =>
      `${facts.channel === "sms" ? "Twilio is not accepting texts" : "Amazon SES is not accepting emails"}: ${facts.reason ?? "the reason is unknown"}. ${facts.channel === "sms" ? "All of them are kept" : "All of them are kept, to riders and to the team (invitations, statements, links for a new password unless they run out)"}, and one is tried at least once a minute. Once that one is accepted, the others follow.`,
    whatToDo:
      "If the reason names the account, the sender or a quota, fix it there; otherwise the provider has an outage. This ends by itself.",
  },
};

/** What happened, in a sentence or two. */
export const describeTrouble = ({ kind, facts }: Trouble): string => describe(kind, facts);

const describe = <Kind extends AttentionKind>(kind: Kind, facts: AttentionFacts[Kind]): string =>
  attentionCopy[kind].description(facts);

const aMessage = ({ channel }: { channel: Channel }): string => (channel === "sms" ? "A text" : "An email");

const SUBJECTS: Record<MessageKind, string> = {
  booking_confirmed: "Your place is confirmed",
  place_lost_refunded: "You got no place, and your money goes back",
  booking_cancelled: "Your booking is cancelled",
  surplus_refunded: "Your second payment goes back",
  refund_sent: "Your refund has been sent",
  payment_not_taken: "Your payment was not taken",
  announcement: "message from the organizer",
  transfer_offered: "A place is offered to you",
  transfer_done: "Your booking now belongs to another rider",
  waitlist_offered: "A place is free for you",
};

const amountIn = ({ amountPaise, currency }: { amountPaise: number; currency: string }): string =>
  currency === "INR" ? rupees(amountPaise) : `${(amountPaise / 100).toFixed(2)} ${currency}`;

const reasonOf = ({ reason }: { reason: string | null }): string => (reason ? ` (${reason.replaceAll("_", " ")})` : "");

const answerBy = ({ respondBy }: { respondBy: string | null }): string =>
  respondBy ? ` It must be answered by ${indianDate(new Date(respondBy))}.` : "";
