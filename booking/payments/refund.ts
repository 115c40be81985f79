/**
 * Why money goes back.
 *   surplus     another payment paid for the booking
 *   late        the place was gone, and no other was free
 *   released    the booking had been given back
 *   cancelled   the organizer cancelled the booking, or the whole event
 *   quarantine  a person looked at it and sends it back
 *   outside     somebody refunded it at Razorpay, not here
 */
export type RefundReason = "surplus" | "late" | "released" | "cancelled" | "quarantine" | "outside";
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
  /** Why a person wanted it; null when a rule did. */
  note: string | null;
  payoutReference: string | null;
  /** How often this state was taken up by the job. */
  tries: number;
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

/** The refund that a person has to see to: the last attempt of all failed, and nobody made it good since. */
export function lastFailedRefund(refunds: readonly Refund[]): Refund | null {
  const ours = refunds.filter(({ reason }) => reason !== "outside");
  const last = ours.length > 0 ? ours.at(-1) : refunds.at(-1);
  return last?.state === "failed" ? last : null;
}

const sumOf = (refunds: readonly Refund[]): number =>
  refunds.reduce((total, { amountPaise }) => total + amountPaise, 0);
