/**
 * Double entry: what we have or spend is positive, what we owe or earn negative, and each posting sums to zero.
 *   gateway_balance     money at Razorpay that is ours to settle or refund
 *   gateway_cost        what Razorpay kept
 *   participant_funds   captured money that belongs to a participant until a booking or a refund uses it
 *   organizer_payable   what we owe the organizer, before gateway cost
 *   platform_fee        our flat fee
 */
export type Account = "gateway_balance" | "gateway_cost" | "participant_funds" | "organizer_payable" | "platform_fee";
export type Entry = { account: Account; amountPaise: number };
/** `posting` names its cause, such as `capture:pay_…`; a posting is written once, whoever tries again. */
export type Posting = { posting: string; entries: Entry[] };

export function capturePosting(payment: { id: string; amountPaise: number; gatewayFeePaise: number }): Posting[] {
  const capture: Posting = {
    posting: `capture:${payment.id}`,
    entries: [
      { account: "gateway_balance", amountPaise: payment.amountPaise },
      { account: "participant_funds", amountPaise: -payment.amountPaise },
    ],
  };
  if (payment.gatewayFeePaise === 0) return [capture];
  const fee: Posting = {
    posting: `gateway_fee:${payment.id}`,
    entries: [
      { account: "gateway_cost", amountPaise: payment.gatewayFeePaise },
      { account: "gateway_balance", amountPaise: -payment.gatewayFeePaise },
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

/** Money that never paid for a booking goes back. No fee is taken on it. */
export function refundPosting(refund: { id: string; amountPaise: number }): Posting {
  return {
    posting: `refund:${refund.id}`,
    entries: [
      { account: "participant_funds", amountPaise: refund.amountPaise },
      { account: "gateway_balance", amountPaise: -refund.amountPaise },
    ],
  };
}

export const sumPaise = (posting: Posting): number =>
  posting.entries.reduce((sum, entry) => sum + entry.amountPaise, 0);
