import type { GatewayRefund } from "./gateway.ts";
import type { Refund } from "./refund.ts";

/** The same refund is requested at most so often; then a person has to pay it out. */
export const REFUND_ATTEMPTS_MAX = 3;

export type RefundFinding =
  | { is: "requested"; refund: Refund; razorpayRefundId: string }
  | { is: "processed"; refund: Refund; razorpayRefundId: string }
  /** `nextPaise`: what a new attempt should ask for; null when nothing remains to give back, or a person has to. */
  | { is: "failed"; refund: Refund; nextPaise: number | null; isGivenBack: boolean }
  /** Somebody made it at Razorpay, not here. */
  | { is: "outside"; entry: GatewayRefund };

/**
 * What became of a payment's refunds, from all of ours and all that Razorpay has in its books. A refund that somebody made
 * in the dashboard of just the money that we were to give back counts as ours; another stands for itself, and ours
 * becomes the rest. Nothing is concluded about a refund that Razorpay does not show: its list lags by minutes.
 */
export function decideRefunds(
  payment: { amountPaise: number; disputedPaise: number; role: string | null },
  ours: Refund[],
  inBooks: GatewayRefund[],
): RefundFinding[] {
  const open = ours.filter((refund) => refund.state === "wanted" || refund.state === "requested");
  const livePaise = sum(inBooks.filter((entry) => entry.state !== "failed").map((entry) => entry.amountPaise));
  const byHandPaise = sum(ours.filter((refund) => refund.payoutReference !== null).map((refund) => refund.amountPaise));
  const remainingPaise = payment.amountPaise - payment.disputedPaise - livePaise - byHandPaise;

  // Of money that goes back whole a stranger's refund may be one half and ours the other. Of what paid for a booking we give
  // back what is due, and two alike are the same refund.
  const mayTakeOver = open.filter((refund) => payment.role === "accepted" || remainingPaise < refund.amountPaise);
  const entryOf = matchEntries(ours, mayTakeOver, inBooks);
  const matched = new Set([...entryOf.values()].map((entry) => entry.id));
  const outside = inBooks
    .filter((entry) => entry.state !== "failed" && !matched.has(entry.id))
    .map((entry) => ({ is: "outside" as const, entry }));
  return [...outside, ...ours.flatMap((refund) => findingOf(refund, entryOf.get(refund.id) ?? null, remainingPaise))];
}

function findingOf(refund: Refund, entry: GatewayRefund | null, remainingPaise: number): RefundFinding[] {
  if (refund.payoutReference !== null) return []; // A person has paid it out because Razorpay's had failed.
  const isOpen = refund.state === "wanted" || refund.state === "requested";
  if (entry && entry.state !== "failed") {
    const is = entry.state === "processed" ? "processed" : "requested";
    const isNews =
      isOpen && !(is === "requested" && refund.state === "requested" && refund.razorpayRefundId === entry.id);
    return isNews ? [{ is, refund, razorpayRefundId: entry.id }] : [];
  }
  const hasFailed = entry?.state === "failed" && refund.state !== "failed";
  const isTooLarge = isOpen && !entry && refund.reason !== "outside" && remainingPaise < refund.amountPaise;
  if (!hasFailed && !isTooLarge) return [];
  return [failed(refund, Math.min(remainingPaise, refund.amountPaise))];
}

function failed(refund: Refund, remainingPaise: number): RefundFinding {
  const mayAskAgain = refund.reason !== "outside" && refund.attemptNo < REFUND_ATTEMPTS_MAX;
  const isGivenBack = remainingPaise <= 0;
  return { is: "failed", refund, nextPaise: mayAskAgain && !isGivenBack ? remainingPaise : null, isGivenBack };
}

/** Ours by our receipt or Razorpay's id; and one that may takes over a stranger of just its amount. */
function matchEntries(ours: Refund[], mayTakeOver: Refund[], inBooks: GatewayRefund[]): Map<string, GatewayRefund> {
  const entryOf = new Map<string, GatewayRefund>();
  for (const refund of ours) {
    const own =
      inBooks.find((entry) => entry.receipt === refund.id) ??
      inBooks.find((entry) => entry.id === refund.razorpayRefundId);
    // One that we gave up and that lives after all stands for itself, as a stranger's does: its money did go.
    const isGivenUp = refund.state === "failed" && refund.razorpayRefundId === null && own?.state !== "failed";
    if (own && !isGivenUp) entryOf.set(refund.id, own);
  }
  const taken = new Set([...entryOf.values()].map((entry) => entry.id));
  const known = new Set(ours.map((refund) => refund.id));
  for (const refund of mayTakeOver) {
    if (entryOf.has(refund.id) && entryOf.get(refund.id)?.state !== "failed") continue;
    const stranger = inBooks.find(
      (entry) =>
        entry.state !== "failed" &&
        !taken.has(entry.id) &&
        !(entry.receipt && known.has(entry.receipt)) &&
        entry.amountPaise === refund.amountPaise,
    );
    if (!stranger) continue;
    entryOf.set(refund.id, stranger);
    taken.add(stranger.id);
  }
  return entryOf;
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
