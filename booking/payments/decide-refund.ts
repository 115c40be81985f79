import type { GatewayRefund } from "./gateway.ts";

/** The same money is asked back at most so often; then a person has to pay it out. */
export const REFUND_ATTEMPTS_MAX = 3;

export type RefundFinding =
  /** Razorpay does not know of it. */
  | { is: "unknown" }
  | { is: "requested" | "processed"; razorpayRefundId: string }
  /** `mayAskAgain`: nothing of the payment has gone back in another way, so that a new attempt can't pay twice. */
  | { is: "failed"; mayAskAgain: boolean };

/**
 * What became of our refund, from all that Razorpay has in its books for the payment. Money that somebody else gave
 * back, in the dashboard for example, counts as ours when it covers the whole; a part of it leaves the rest to a person.
 */
export function decideRefund(
  refund: { id: string; razorpayRefundId: string | null; amountPaise: number; attemptNo: number },
  inBooks: GatewayRefund[],
): RefundFinding {
  const isOurs = (entry: GatewayRefund) => entry.receipt === refund.id || entry.id === refund.razorpayRefundId;
  const live = inBooks.filter((entry) => entry.state !== "failed");
  const own = live.find((entry) => entry.receipt === refund.id);
  if (own) return findingOf(own);

  const livePaise = live.reduce((sum, entry) => sum + entry.amountPaise, 0);
  const last = live.find((entry) => entry.state === "pending") ?? live[0];
  if (last && livePaise >= refund.amountPaise) return findingOf(last);
  if (last) return { is: "failed", mayAskAgain: false };
  return inBooks.some(isOurs)
    ? { is: "failed", mayAskAgain: refund.attemptNo < REFUND_ATTEMPTS_MAX }
    : { is: "unknown" };
}

const findingOf = ({ id, state }: GatewayRefund): RefundFinding => ({
  is: state === "processed" ? "processed" : "requested",
  razorpayRefundId: id,
});
