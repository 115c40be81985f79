import { addSeconds } from "#platform/clock.ts";
import { forEachConcurrently } from "#platform/concurrently.ts";
import type { RateLimiter } from "#platform/open-rate-limiter.ts";
import { raiseAttention } from "../attention/raise-attention.ts";
import { readBooking } from "../bookings/read-booking.ts";
import type { PaymentDeps } from "./payment-deps.ts";
import { selectPayments } from "./payments.sql.ts";
import { readPaymentOf } from "./read-payments.ts";
import { applyFinding, reconcileRefunds } from "./reconcile-refunds.ts";
import { claimedPaise, type Refund } from "./refund.ts";
import { claimDueRefunds, postponeRefund } from "./refunds.sql.ts";

const LEASE_SECONDS = 60;
const CALLS_AT_ONCE = 8;
const HOUR_SECONDS = 3600;
/** About a week of asking each hour. */
const REFUSALS_MAX = 168;
/** After so many tries a person is told, whatever the reason: hours for a wanted refund, days for a requested one. */
const TRIES_BEFORE_REPORT = 12;

/**
 * Requests every refund that is wanted from Razorpay, and reads what became of each that is requested: they come to their end
 * without any webhook. The row was stored before the call, its id is the idempotency key and the body never changes, so after
 * a lost answer the request is simply repeated. `rateLimiter` bounds the calls, because cancelling an event wants a thousand refunds at once. Answers how
 * many it took.
 */
export async function sendRefunds(deps: PaymentDeps & { rateLimiter: RateLimiter }, limit = 20): Promise<number> {
  const now = deps.clock.now();
  const refunds = await claimDueRefunds(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  await forEachConcurrently(refunds, CALLS_AT_ONCE, async (refund) => {
    await deps.rateLimiter.acquire();
    await follow(deps, refund);
  });
  return refunds.length;
}

/** A refund that fails here does not stop the others: its lease brings it back. */
async function follow(deps: PaymentDeps, refund: Refund): Promise<void> {
  try {
    if (refund.state === "wanted") await requestRefund(deps, refund);
    else await checkRefund(deps, refund, "not in Razorpay's list");
  } catch (error) {
    deps.log.error({ err: error, refundId: refund.id }, "could not process refund; will retry");
  }
}

async function requestRefund(deps: PaymentDeps, refund: Refund): Promise<void> {
  const { id: refundId, bookingId, razorpayPaymentId, amountPaise } = refund;
  const payment = await readPaymentOf(deps.db, bookingId, refund.paymentId);
  const isTooMuch = payment && claimedPaise(payment.refunds) + payment.disputedPaise > payment.amountPaise;
  // A bank has taken back meanwhile what this would send a second time.
  if (isTooMuch) return checkRefund(deps, refund, "more than remains of the payment");
  const answer = await deps.gateway.refund({ refundId, paymentId: razorpayPaymentId, amountPaise });
  if (answer.ok && answer.value.state !== "failed") {
    return storeAnswer(deps, refund, answer.value.state === "processed" ? "processed" : "requested", answer.value.id);
  }
  const reason = answer.ok ? "failed at once" : answer.reason;
  deps.log.warn({ refundId, reason }, "Razorpay did not accept refund");
  if (!answer.ok && answer.because === "unknown") return postpone(deps, refund, reason);
  const isRefused = !answer.ok;
  // Most often for a low balance, which the next payments fill; or somebody has given the money back.
  if (isRefused) await reportWaiting(deps, refund, reason);
  await checkRefund(deps, refund, reason);
  if (isRefused && refund.tries >= REFUSALS_MAX) await giveUp(deps, refund);
}

/** Reads what became of it, and if nothing new is known plans when to ask again. */
async function checkRefund(deps: PaymentDeps, refund: Refund, reason: string): Promise<void> {
  const booking = await readBooking(deps.db, refund.bookingId);
  if (!booking) throw new Error(`refund ${refund.id} is of an unknown booking`);
  await reconcileRefunds(deps, booking, refund.razorpayPaymentId);
  await postpone(deps, refund, reason); // Unless its state has just changed.
}

/** Refused for so long it will not be taken any more: a person has to pay it out by another way. */
async function giveUp(deps: PaymentDeps, refund: Refund): Promise<void> {
  const booking = await readBooking(deps.db, refund.bookingId);
  const payment = await readPaymentOf(deps.db, refund.bookingId, refund.paymentId);
  const isWanted = payment?.refunds.some(({ id, state }) => id === refund.id && state === "wanted");
  if (!booking || !payment || !isWanted) return;
  await applyFinding(deps, booking, payment, { is: "failed", refund, nextPaise: null, isGivenBack: false });
}

async function storeAnswer(
  deps: PaymentDeps,
  refund: Refund,
  is: "processed" | "requested",
  razorpayRefundId: string,
): Promise<void> {
  const booking = await readBooking(deps.db, refund.bookingId);
  const payment = booking && (await selectPayments(deps.db, booking)).find((row) => row.id === refund.paymentId);
  if (!booking || !payment) throw new Error(`refund ${refund.id} is of an unknown booking`);
  const outcome = await applyFinding(deps, booking, payment, { is, refund, razorpayRefundId });
  if (outcome === "stale") await checkRefund(deps, refund, "decided from an older reading");
}

async function postpone(deps: PaymentDeps, refund: Refund, reason: string): Promise<void> {
  const isPostponed = await postponeRefund(deps.db, refund, addSeconds(deps.clock.now(), pauseSeconds(refund)), reason);
  if (isPostponed && refund.tries >= TRIES_BEFORE_REPORT) await reportWaiting(deps, refund, reason);
}

async function reportWaiting(deps: PaymentDeps, refund: Refund, reason: string): Promise<void> {
  const { id: refundId, eventId, bookingId, razorpayPaymentId: paymentId, amountPaise } = refund;
  const facts = { refundId, paymentId, amountPaise, reason };
  const trouble = { eventId, bookingId, kind: "refund_waiting", subject: refund.paymentId, facts } as const;
  await raiseAttention(deps.pool, trouble, deps.clock.databaseNow());
}

/** Asking for a refund: from seconds to an hour. Asking about one, which may take days: from minutes to six hours. */
const pauseSeconds = ({ state, tries }: Refund): number =>
  state === "wanted"
    ? Math.min(HOUR_SECONDS, 5 * 2 ** Math.min(tries, 10))
    : Math.min(6 * HOUR_SECONDS, 300 * 4 ** Math.min(tries, 10));
