import type { MessageKind } from "../messages/message.ts";

/**
 * Why money goes back.
 *   surplus     another payment paid for the booking
 *   late        the place was gone, and no other was free
 *   released    the booking had been given back
 *   cancelled   the organizer cancelled the booking, or the whole event
 *   quarantine  a person looked at it and sends it back
 *   outside     somebody refunded it at Razorpay, not here
 *   moved       an organizer moved the booking to a cheaper category; it stands
 */
export type RefundReason = "surplus" | "late" | "released" | "cancelled" | "quarantine" | "outside" | "moved";
export type RefundState = "wanted" | "requested" | "processed" | "failed";

export type Refund = {
  eventId: string;
  id: string;
  bookingId: string;
  paymentId: string;
  razorpayPaymentId: string;
  razorpayRefundId: string | null;
  reason: RefundReason;
  attemptNo: number;
  amountPaise: number;
  state: RefundState;
  /** Why a person requested it; null when a rule did. */
  note: string | null;
  payoutReference: string | null;
  /** How often this state was taken up by the job. */
  tries: number;
  createdAt: Date;
  /** Of a refund that failed: when. */
  updatedAt: Date;
};

/** What has gone back of a payment, or is on its way. */
export const claimedPaise = (refunds: readonly Refund[]): number =>
  sumOf(refunds.filter(({ state }) => state !== "failed"));

export const processedPaise = (refunds: readonly Refund[]): number =>
  sumOf(refunds.filter(({ state }) => state === "processed"));

/** What Razorpay has been asked to give back and has not failed to, as its own books should say. */
export const requestedPaise = (refunds: readonly Refund[]): number =>
  sumOf(
    refunds.filter(
      ({ state, payoutReference }) => payoutReference === null && (state === "requested" || state === "processed"),
    ),
  );

/**
 * The refund of a payment that needs a person; `refunds` are its own, oldest first: the last attempt of ours failed; or one that somebody
 * made at Razorpay failed, and ours had been smaller for it.
 */
export function lastFailedRefund(refunds: readonly Refund[]): Refund | null {
  const ours = refunds.filter(({ reason }) => reason !== "outside");
  const last = ours.at(-1) ?? refunds.at(-1);
  if (last?.state === "failed") return last;
  return owedPaise(refunds) > 0 ? (refunds.findLast(isFailedOutside) ?? null) : null;
}

/** What is missing of all that was to go back when we first requested a refund, because others' refunds failed since. */
export function owedPaise(refunds: readonly Refund[]): number {
  // What went back when it was moved was no share of what went back when it ended.
  const first = refunds.find(({ reason }) => reason !== "outside" && reason !== "moved");
  if (!first || !refunds.some(isFailedOutside)) return 0;
  const before = refunds
    .slice(0, refunds.indexOf(first))
    .filter((refund) => refund.state !== "failed" || refund.updatedAt > first.createdAt);
  return Math.max(0, first.amountPaise + sumOf(before) - claimedPaise(refunds));
}

const isFailedOutside = ({ reason, state }: Refund): boolean => reason === "outside" && state === "failed";

const sumOf = (refunds: readonly Refund[]): number =>
  refunds.reduce((total, { amountPaise }) => total + amountPaise, 0);

/** What the person is told once a refund of this reason has been sent. */
export const MESSAGE_KIND_OF_REFUND = {
  late: "place_lost_refunded",
  released: "place_lost_refunded",
  cancelled: "refund_sent",
  surplus: "surplus_refunded",
  quarantine: "refund_sent",
  outside: "refund_sent",
  moved: "refund_sent",
} as const satisfies Record<RefundReason, MessageKind>;
