import type { AttentionKind, Trouble } from "#booking/attention/attention.ts";
import type { MessageKind } from "#booking/messages/message.ts";
import { rupees } from "#platform/money.ts";
import type { Text } from "../language/text.ts";
import type { Translate } from "../language/translate.ts";

/** What `attention-copy` says in English, as its organizer reads it; alarms by email have the English. */
export const troubleCopy: Record<AttentionKind, { title: Text; whatToDo: Text }> = {
  payment_quarantined: {
    title: "A payment has the wrong amount",
    whatToDo: "Ask the person what happened. Then refund the payment, or mark this as solved.",
  },
  payment_contradicted: {
    title: "Razorpay contradicts itself about a payment",
    whatToDo: "Look the payment up at Razorpay, and ask its support what is true.",
  },
  order_unknown: {
    title: "Money came for an order without a booking",
    whatToDo: "Look the order up at Razorpay. If nobody knows it, refund it there.",
  },
  refund_waiting: {
    title: "A refund is waiting",
    whatToDo: "If the balance is too low, add funds at Razorpay. This ends by itself.",
  },
  refund_failed: {
    title: "A refund failed",
    whatToDo: "Ask Razorpay again, or pay the person by a bank transfer and write down its reference.",
  },
  refunded_outside: {
    title: "A confirmed booking was refunded at Razorpay",
    whatToDo: "Cancel the booking to free the place, or leave it confirmed and mark this as solved.",
  },
  dispute_open: {
    title: "A customer's bank disputes a payment",
    whatToDo: "Answer in Razorpay's dashboard, with the booking's waiver and messages as evidence.",
  },
  dispute_lost: {
    title: "A dispute is lost",
    whatToDo: "Cancel the booking to free the place, or leave it confirmed and mark this as solved.",
  },
  webhooks_silent: {
    title: "Razorpay's webhooks are not arriving",
    whatToDo: "Check in Razorpay's dashboard that the webhook is switched on and its address is right.",
  },
  webhook_signature_bad: {
    title: "Webhooks arrive without the right signature",
    whatToDo:
      "Enter RAZORPAY_WEBHOOK_SECRET as the webhook's secret in Razorpay's dashboard. If it is there already, a stranger sends these, which is harmless.",
  },
  webhook_failed: {
    title: "A webhook could not be applied",
    whatToDo: "Show this to whoever runs the installation.",
  },
  redis_away: {
    title: "Redis does not serve the queue",
    whatToDo:
      "Check that Redis is running and answers in time, and read the log. This ends by itself once Redis answers again.",
  },
  counters_differ: {
    title: "The places do not add up",
    whatToDo: "Close the sale and show this to whoever runs the installation. It must never happen.",
  },
  message_failed: {
    title: "A message did not arrive",
    whatToDo: "If the address or number is right, send it again. If it is wrong, tell the person yourself.",
  },
  messages_held: {
    title: "Messages are not going out",
    whatToDo:
      "If the reason names the account, the sender or a quota, fix it there; otherwise the provider has an outage. This ends by itself.",
  },
};

const subjects: Record<MessageKind, Text> = {
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

/** What happened, in a sentence or two. */
export function describeTrouble({ kind, facts }: Trouble, t: Translate): string {
  switch (kind) {
    case "payment_quarantined":
      return t(
        "Razorpay took {amount} where the booking costs {price}. Nothing was confirmed with it and nothing goes back by itself.",
        { amount: amountIn(facts), price: rupees(facts.expectedPaise) },
      );
    case "payment_contradicted":
      return t(
        "The payment {payment} of {amount} paid for a booking, and now Razorpay calls it failed. The booking stays confirmed.",
        { payment: facts.paymentId, amount: rupees(facts.amountPaise) },
      );
    case "order_unknown":
      return t(
        "Razorpay reports the order {order}. It names a booking that we don't have, or Razorpay does not show it to us. Another installation may use the same account.",
        { order: facts.orderId },
      );
    case "refund_waiting":
      return t("Razorpay has not refunded {amount} yet: {reason}. We ask again at least once an hour.", {
        amount: rupees(facts.amountPaise),
        reason: facts.reason,
      });
    case "refund_failed":
      return t(
        "Razorpay could not refund {amount} of the payment {payment}, however often we asked. The person still waits for the money.",
        { amount: rupees(facts.amountPaise), payment: facts.paymentId },
      );
    case "refunded_outside":
      return t(
        "Somebody refunded {amount} in Razorpay's dashboard. The booking is still confirmed and its place is still taken.",
        { amount: rupees(facts.amountPaise) },
      );
    case "dispute_open": {
      const disputed = { payment: facts.paymentId, amount: rupees(facts.amountPaise) };
      const said = facts.reason
        ? t("The payment {payment} of {amount} is disputed ({reason}). The booking stays.", {
            ...disputed,
            reason: facts.reason.replaceAll("_", " "),
          })
        : t("The payment {payment} of {amount} is disputed. The booking stays.", disputed);
      if (!facts.respondBy) return said;
      return `${said} ${t("It must be answered by {date}.", { date: t.date(new Date(facts.respondBy)) })}`;
    }
    case "dispute_lost":
      return t("The bank took {amount} back for its customer. The booking is no longer paid for.", {
        amount: rupees(facts.amountPaise),
      });
    case "webhooks_silent":
      return t(
        "A payment was made and no webhook reported it for ten minutes. Bookings are confirmed all the same, because we ask Razorpay, but later.",
      );
    case "webhook_signature_bad":
      return facts.signature === "none"
        ? t(
            "Webhooks arrive without any signature. Most likely no secret was entered for the webhook in Razorpay's dashboard. None of them is believed.",
          )
        : t(
            "Webhooks arrive with a wrong signature. Most likely the secret in Razorpay's dashboard is not RAZORPAY_WEBHOOK_SECRET. None of them is believed.",
          );
    case "webhook_failed":
      return t("After many tries: {event}, {reason}. The payment itself is still followed.", {
        event: facts.event,
        reason: facts.reason,
      });
    case "redis_away":
      return t(
        "People who join get their numbers from the database instead, behind everybody who has one. Nothing is lost and nothing is sold twice, but a big crowd would be slower.",
      );
    case "counters_differ":
      return t("Counted again from the bookings, these differ: {differences}.", { differences: facts.differences });
    case "message_failed": {
      const values = { subject: t(subjects[facts.message]), reason: facts.reason ?? t("the reason is unknown") };
      return facts.channel === "sms"
        ? t(
            "A text about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.",
            values,
          )
        : t(
            "An email about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.",
            values,
          );
    }
    case "messages_held": {
      const values = { reason: facts.reason ?? t("the reason is unknown") };
      return facts.channel === "sms"
        ? t(
            "Twilio is not accepting texts: {reason}. All of them are kept, and one is tried at least once a minute. Once that one is accepted, the others follow.",
            values,
          )
        : t(
            "Amazon SES is not accepting emails: {reason}. All of them are kept, to riders and to the team (invitations, statements, links for a new password unless they run out), and one is tried at least once a minute. Once that one is accepted, the others follow.",
            values,
          );
    }
  }
}

const amountIn = ({ amountPaise, currency }: { amountPaise: number; currency: string }): string =>
  currency === "INR" ? rupees(amountPaise) : `${(amountPaise / 100).toFixed(2)} ${currency}`;
