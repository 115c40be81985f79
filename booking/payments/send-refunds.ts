import { addSeconds } from "#platform/clock.ts";
import { eventIdOf } from "#platform/ids.ts";
import { refundPosting } from "../ledger/posting.ts";
import { KIND_OF_REFUND, owedMessages } from "./owe-messages.ts";
import { finishRefundInSql, putOffRefund, selectRefund, takeWantedRefunds, type WantedRefund } from "./refunds.sql.ts";
import type { SyncDeps } from "./sync-booking.ts";

const LEASE_SECONDS = 60;
const PAUSE_SECONDS_MAX = 3600;

/**
 * Asks Razorpay for every refund that is wanted. The row was stored before the call, its id is the idempotency key and
 * the body never changes, so a lost answer is simply asked again. Answers how many it took.
 */
export async function sendRefunds(deps: SyncDeps, limit = 20): Promise<number> {
  const now = deps.clock.now();
  const refunds = await takeWantedRefunds(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  await Promise.all(refunds.map((refund) => sendOne(deps, refund)));
  return refunds.length;
}

async function sendOne(deps: SyncDeps, refund: WantedRefund): Promise<void> {
  const { id: refundId, razorpayPaymentId: paymentId, amountPaise } = refund;
  const answer = await deps.gateway.refund({ refundId, paymentId, amountPaise });
  if (answer.ok) {
    const state = answer.value.state === "pending" ? "requested" : answer.value.state;
    await finish(deps, refund, { id: answer.value.id, state });
    return;
  }
  // A refusal too is tried again: most often the balance was too low, and the next payments fill it.
  deps.log.warn({ refundId, because: answer.because, reason: answer.reason }, "refund not accepted yet");
  const pause = Math.min(PAUSE_SECONDS_MAX, 5 * 2 ** Math.min(refund.tries, 10));
  await putOffRefund(deps.db, refund, addSeconds(deps.clock.now(), pause), answer.reason);
}

/** A webhook tells the end of a refund, perhaps before the answer of our own call. `receipt` is our refund's id. */
export async function finishRefundOf(
  deps: SyncDeps,
  receipt: string,
  end: { id: string; state: "processed" | "failed" },
): Promise<void> {
  const eventId = eventIdOf("rfd", receipt);
  const refund = eventId && (await selectRefund(deps.db, eventId, receipt));
  if (refund) await finish(deps, refund, end);
}

async function finish(
  deps: SyncDeps,
  refund: Omit<WantedRefund, "tries">,
  end: { id: string; state: "requested" | "processed" | "failed" },
): Promise<void> {
  if (end.state === "failed") deps.log.error({ refundId: refund.id }, "refund failed");
  await finishRefundInSql(
    deps.pool,
    refund,
    { state: end.state, razorpayRefundId: end.id },
    [refundPosting(refund)],
    owedMessages(refund.eventId, KIND_OF_REFUND[refund.reason]),
    deps.clock.databaseNow(),
  );
}
