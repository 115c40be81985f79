import { addSeconds } from "#platform/clock.ts";
import { eventIdOf, newRowId } from "#platform/ids.ts";
import { refundPosting } from "../ledger/posting.ts";
import { decideRefund } from "./decide-refund.ts";
import { KIND_OF_REFUND, owedMessages } from "./owe-messages.ts";
import { finishRefundInSql, putOffRefund, type Refund, selectRefund, takeDueRefunds } from "./refunds.sql.ts";
import type { SyncDeps } from "./sync-booking.ts";

const LEASE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const NEXT_ATTEMPT_SECONDS = HOUR_SECONDS;

/**
 * Asks Razorpay for every refund that is wanted, and about every one that is requested: it ends with no webhook at all.
 * The row was stored before the call, its id is the idempotency key and the body never changes, so a lost answer is
 * simply asked again. Answers how many it took.
 */
export async function sendRefunds(deps: SyncDeps, limit = 20): Promise<number> {
  const now = deps.clock.now();
  const refunds = await takeDueRefunds(deps.db, now, addSeconds(now, LEASE_SECONDS), limit);
  await Promise.all(
    refunds.map((refund) => (refund.state === "wanted" ? askFor(deps, refund) : askAbout(deps, refund))),
  );
  return refunds.length;
}

async function askFor(deps: SyncDeps, refund: Refund): Promise<void> {
  const { id: refundId, razorpayPaymentId: paymentId, amountPaise } = refund;
  const answer = await deps.gateway.refund({ refundId, paymentId, amountPaise });
  if (answer.ok) return heard(deps, refund, answer.value);

  deps.log.warn({ refundId, because: answer.because, reason: answer.reason }, "refund not accepted yet");
  // Refused most often for a low balance, which the next payments fill; or because somebody has given the money back.
  if (answer.because === "refused") return askAbout(deps, refund, answer.reason);
  await putOff(deps, refund, answer.reason);
}

async function askAbout(deps: SyncDeps, refund: Refund, refusal?: string): Promise<void> {
  const inBooks = await deps.gateway.readRefunds(refund.razorpayPaymentId);
  if (!inBooks.ok) return putOff(deps, refund, refusal ?? inBooks.reason);

  const finding = decideRefund(refund, inBooks.value);
  switch (finding.is) {
    case "unknown":
      return putOff(deps, refund, refusal ?? "not in Razorpay's list"); // It lags behind by minutes.
    case "requested":
      return keepChecking(deps, refund, finding.razorpayRefundId, pauseSeconds("requested", refund.tries));
    case "processed":
      return markProcessed(deps, refund, finding.razorpayRefundId);
    case "failed":
      return markFailed(deps, refund, finding.mayAskAgain);
  }
}

/** A webhook tells the end of a refund, perhaps before the answer of our own call. `receipt` is our refund's id. */
export async function finishRefundOf(
  deps: SyncDeps,
  receipt: string,
  end: { id: string; state: "processed" | "failed" },
): Promise<void> {
  const eventId = eventIdOf("rfd", receipt);
  const refund = eventId && (await selectRefund(deps.db, eventId, receipt));
  if (refund) await heard(deps, refund, end);
}

/** A failure is not taken at its word: the next round asks for all of the payment's refunds before it tries again. */
async function heard(
  deps: SyncDeps,
  refund: Refund,
  word: { id: string; state: "pending" | "processed" | "failed" },
): Promise<void> {
  if (word.state === "processed") return markProcessed(deps, refund, word.id);
  await keepChecking(deps, refund, word.id, word.state === "failed" ? 0 : pauseSeconds("requested", 0));
}

async function keepChecking(deps: SyncDeps, refund: Refund, razorpayRefundId: string, seconds: number): Promise<void> {
  const checkAt = addSeconds(deps.clock.now(), seconds);
  await finishRefundInSql(
    deps.pool,
    refund,
    { state: "requested", razorpayRefundId, checkAt },
    deps.clock.databaseNow(),
  );
}

async function markProcessed(deps: SyncDeps, refund: Refund, razorpayRefundId: string): Promise<void> {
  const postings = [refundPosting(refund)];
  const messages = owedMessages(refund.eventId, KIND_OF_REFUND[refund.reason]);
  const end = { state: "processed", razorpayRefundId, postings, messages } as const;
  await finishRefundInSql(deps.pool, refund, end, deps.clock.databaseNow());
}

async function markFailed(deps: SyncDeps, refund: Refund, mayAskAgain: boolean): Promise<void> {
  const tryAt = addSeconds(deps.clock.now(), NEXT_ATTEMPT_SECONDS);
  const next = mayAskAgain ? { id: newRowId("rfd", refund.eventId), tryAt } : null;
  const isNews = await finishRefundInSql(deps.pool, refund, { state: "failed", next }, deps.clock.databaseNow());
  if (!isNews) return;
  if (next) deps.log.warn({ refundId: refund.id, next: next.id }, "refund failed and will be asked for again");
  else deps.log.error({ refundId: refund.id }, "refund failed for good: somebody has to pay it out");
}

const putOff = (deps: SyncDeps, refund: Refund, reason: string): Promise<void> =>
  putOffRefund(deps.db, refund, addSeconds(deps.clock.now(), pauseSeconds(refund.state, refund.tries)), reason);

/** Asking for a refund: from seconds to an hour. Asking about one, which may take days: from minutes to six hours. */
const pauseSeconds = (state: Refund["state"], tries: number): number =>
  state === "wanted"
    ? Math.min(HOUR_SECONDS, 5 * 2 ** Math.min(tries, 10))
    : Math.min(6 * HOUR_SECONDS, 300 * 4 ** Math.min(tries, 10));
