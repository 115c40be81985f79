/**
 * Double entry: what we have or spend is positive, what we owe or earn negative, and each posting sums to zero.
 *   gateway_balance     money at Razorpay that is ours to settle or refund
 *   gateway_cost        what Razorpay kept, without its tax
 *   gateway_tax         the tax on it
 *   participant_funds   captured money that belongs to a participant until a booking or a refund uses it
 *   organizer_payable   what we owe the organizer, before gateway cost
 *   platform_fee        our flat fee
 *   paid_by_hand        what a person paid out of another pocket because Razorpay could not
 */
export type Account =
  | "gateway_balance"
  | "gateway_cost"
  | "gateway_tax"
  | "participant_funds"
  | "organizer_payable"
  | "platform_fee"
  | "paid_by_hand";
export type Entry = { account: Account; amountPaise: number };
/** `posting` names its cause, such as `capture:pay_…`; a posting is written once, whoever tries again. */
export type Posting = { posting: string; entries: Entry[] };

/** Razorpay captured. `feePaise` includes `taxPaise`; both are zero until Razorpay has said. */
export function capturePostings(payment: {
  id: string;
  amountPaise: number;
  feePaise: number;
  taxPaise: number;
}): Posting[] {
  const capture: Posting = {
    posting: `capture:${payment.id}`,
    entries: [
      { account: "gateway_balance", amountPaise: payment.amountPaise },
      { account: "participant_funds", amountPaise: -payment.amountPaise },
    ],
  };
  if (payment.feePaise === 0) return [capture];
  const fee: Posting = {
    posting: `gateway_fee:${payment.id}`,
    entries: [
      { account: "gateway_cost", amountPaise: payment.feePaise - payment.taxPaise },
      { account: "gateway_tax", amountPaise: payment.taxPaise },
      { account: "gateway_balance", amountPaise: -payment.feePaise },
    ],
  };
  return [capture, fee];
}

/** The payment pays for the booking: the flat fee is ours, the rest the organizer's. */
export function acceptPosting(payment: { id: string; amountPaise: number }, platformFeePaise: number): Posting {
  return {
    posting: `accept:${payment.id}`,
    entries: [
      { account: "participant_funds", amountPaise: payment.amountPaise },
      { account: "organizer_payable", amountPaise: -(payment.amountPaise - platformFeePaise) },
      { account: "platform_fee", amountPaise: -platformFeePaise },
    ],
  };
}

/** Whose money a refund takes: of a payment that paid for a booking the organizer's first and our fee last. */
export type RefundedPayment = { isAccepted: boolean; amountPaise: number; platformFeePaise: number };

/**
 * Money that went back, from Razorpay's balance or from a person's pocket. No fee is kept of a payment that went back whole.
 * A payout has a name of its own: the same refund may have been booked as processed before, and returned.
 * @param beforePaise what the payment's other refunds and its lost disputes came to.
 */
export function refundPosting(
  refund: { id: string; amountPaise: number },
  payment: RefundedPayment,
  beforePaise: number,
  paidFrom: "gateway_balance" | "paid_by_hand" = "gateway_balance",
): Posting {
  return {
    posting: `${paidFrom === "paid_by_hand" ? "payout" : "refund"}:${refund.id}`,
    entries: [
      ...sharesOf(refund.amountPaise, payment, beforePaise),
      { account: paidFrom, amountPaise: -refund.amountPaise },
    ],
  };
}

/**
 * Razorpay says that a refund which was booked as processed failed after all.
 * @param beforePaise what has gone back of the payment without it, which need not be what had when it was booked.
 */
export function refundReturnedPosting(
  refund: { id: string; amountPaise: number },
  payment: RefundedPayment,
  beforePaise: number,
): Posting {
  const { entries } = refundPosting(refund, payment, beforePaise);
  return {
    posting: `refund_returned:${refund.id}`,
    entries: entries.map(({ account, amountPaise }) => ({ account, amountPaise: 0 - amountPaise })),
  };
}

/** A bank took the money back for its customer, and we lost the dispute. */
export function disputePosting(
  dispute: { id: string; amountPaise: number },
  payment: RefundedPayment,
  beforePaise: number,
): Posting {
  return {
    posting: `dispute:${dispute.id}`,
    entries: [
      ...sharesOf(dispute.amountPaise, payment, beforePaise),
      { account: "gateway_balance", amountPaise: -dispute.amountPaise },
    ],
  };
}

function sharesOf(amountPaise: number, payment: RefundedPayment, beforePaise: number): Entry[] {
  if (!payment.isAccepted) return [{ account: "participant_funds", amountPaise }];
  const fromFeePaise = feeGonePaise(payment, beforePaise + amountPaise) - feeGonePaise(payment, beforePaise);
  return [
    { account: "organizer_payable", amountPaise: amountPaise - fromFeePaise },
    { account: "platform_fee", amountPaise: fromFeePaise },
  ];
}

/** How much of our fee has gone when so much of the payment has. What goes beyond the payment is the organizer's loss. */
const feeGonePaise = ({ amountPaise, platformFeePaise }: RefundedPayment, gonePaise: number): number =>
  Math.min(platformFeePaise, Math.max(0, gonePaise - (amountPaise - platformFeePaise)));

export const sumPaise = (posting: Posting): number =>
  posting.entries.reduce((sum, entry) => sum + entry.amountPaise, 0);
