import type { BookingDetails, PaymentDetail, RefundDetail } from "#booking/bookings-list/booking-details.ts";
import type { MessageKind, MessageState } from "#booking/messages/message.ts";
import { rupees } from "#platform/money.ts";
import type { FilledText, Text } from "../../../../language/text.ts";
import type { Translate } from "../../../../language/translate.ts";

export const paymentCopy: Record<PaymentDetail["state"], Text> = {
  created: "The bank has not answered",
  authorized: "The bank has approved it, but no money has been taken",
  captured: "Paid",
  failed: "Failed",
  refunded: "Refunded",
};

/** By Razorpay's reason for a failed payment. */
const failureSentences: Record<string, Text> = {
  payment_failed: "The bank or UPI app declined the payment.",
  payment_cancelled: "The payment was cancelled before it was finished.",
  payment_timed_out: "The payment was not finished in time.",
  payment_collect_request_expired: "The request in the UPI app was not answered in time.",
  incorrect_otp: "The one-time password was wrong.",
  authentication_failed: "The bank could not confirm that it was the rider.",
  insufficient_funds: "There was not enough money in the account, or its limit was reached.",
  card_declined: "The bank declined the card.",
  card_number_invalid: "The card number was wrong.",
  card_disabled_for_online_payments: "The card is not enabled for online payments.",
  payment_risk_check_failed: "A security check stopped the payment.",
  gateway_technical_error: "The bank had a technical problem.",
};

/** Why a payment failed, in a sentence, and behind it the code that Razorpay's support asks for. */
export const failureCopy = (reason: string, t: Translate): string =>
  `${t(failureSentences[reason] ?? "The payment did not go through.")} (${reason})`;

export const roleCopy: Record<NonNullable<PaymentDetail["role"]>, Text> = {
  accepted: "It paid for this booking.",
  surplus: "A second payment: it is refunded.",
  late: "It came when no place was left: it is refunded.",
  quarantine: "Its amount differs from the booking's: someone must check it.",
};

export const refundCopy: Record<RefundDetail["state"], Text> = {
  wanted: "To be refunded",
  requested: "Razorpay is refunding it",
  processed: "Refund sent",
  failed: "This attempt failed",
};

export const refundReasonCopy: Record<RefundDetail["reason"], Text> = {
  surplus: "Paid twice",
  late: "No place was left",
  released: "The place had been given up",
  cancelled: "Cancelled by the organizer",
  quarantine: "Wrong amount, refunded by an organizer",
  outside: "Made at Razorpay, not here",
  moved: "Moved to a cheaper category",
};

/** What has gone back or is on its way, a line for each reason: a second payment that went back is none of what the place cost. */
export function refundedCopy(payments: Pick<PaymentDetail, "refunds">[], t: Translate): string[] {
  const refunds = payments.flatMap((payment) => payment.refunds).filter(({ state }) => state !== "failed");
  return [...Map.groupBy(refunds, ({ reason }) => reason)].map(([reason, made]) => {
    const pendingPaise = sumOf(made.filter(({ state }) => state !== "processed"));
    const amountPaise = sumOf(made);
    const values = { amount: rupees(amountPaise), why: t(refundReasonCopy[reason]) };
    if (pendingPaise === 0) return t("{amount} refunded: {why}", values);
    if (pendingPaise === amountPaise) return t("{amount} on its way back: {why}", values);
    return t("{amount} refunded, of which {pending} is on its way: {why}", {
      ...values,
      pending: rupees(pendingPaise),
    });
  });
}

const sumOf = (refunds: RefundDetail[]): number => refunds.reduce((total, { amountPaise }) => total + amountPaise, 0);

export const disputeCopy: Record<BookingDetails["disputes"][number]["state"], Text> = {
  open: "The bank disputes a payment",
  under_review: "A dispute is being reviewed",
  action_required: "A dispute needs an answer",
  won: "A dispute was won",
  lost: "A dispute was lost",
  closed: "A dispute was closed",
};

export const messageCopy: Record<MessageKind, Text> = {
  booking_confirmed: "Your booking is confirmed",
  place_lost_refunded: "No place was left, the money goes back",
  booking_cancelled: "Your booking is cancelled",
  surplus_refunded: "Your second payment goes back",
  refund_sent: "Your money is on its way",
  payment_not_taken: "Your money was not taken",
  announcement: "Message from the organizer",
  transfer_offered: "A place is offered to you",
  transfer_done: "Your booking now belongs to another rider",
  waitlist_offered: "A place is free for you",
};

/** What became of a message; its channel is Email or SMS. */
export const messageStateCopy = {
  queued: "{channel} waiting to be sent",
  sent: "{channel} sent",
  delivered: "{channel} delivered",
  bounced: "{channel} bounced",
  failed: "{channel} could not be sent",
  obsolete: "{channel} not sent, because the booking ended first",
} as const satisfies Record<MessageState, FilledText>;

const namesOfPostings: Record<string, Text> = {
  capture: "Payment received",
  gateway_fee: "Razorpay's fee",
  accept: "Payment accepted for this booking",
  refund: "Refund",
  payout: "Refund paid out by hand",
  refund_returned: "Refund failed, the money is back",
  dispute: "Dispute lost",
};

/** What a posting of the ledger, such as `capture:pay_…`, says to whoever answers the phone. */
export const postingCopy = (posting: string): Text =>
  namesOfPostings[posting.split(":")[0] ?? ""] ?? "Another movement of money";

/** The ledger's accounts, as who has the money. */
export const accountCopy: Record<string, Text> = {
  gateway_balance: "At Razorpay",
  gateway_cost: "Razorpay's fee",
  gateway_tax: "Tax on Razorpay's fee",
  participant_funds: "The rider's",
  organizer_payable: "The organizer's",
  platform_fee: "Startline's fee",
  paid_by_hand: "Paid out by hand",
};
