import type { Claim, ClaimAnswer } from "./claim.ts";

/** Takes holds for all the claims in one transaction; answers in their order, or fails as a whole. */
export type TakeHolds = (claims: readonly Claim[]) => Promise<ClaimAnswer[]>;

export const CLAIMS_PER_BATCH_MAX = 500;
/** A claim that has waited this long is answered "busy" rather than left hanging. */
export const CLAIM_WAIT_MS_MAX = 2000;

type Waiting = { claim: Claim; since: number; answer(answer: ClaimAnswer): void };

const BUSY: ClaimAnswer = { granted: false, because: "busy", openCategoryIds: [] };

/**
 * Sends the claims of one event together: while one batch commits, the next collects. One lock and one commit serve
 * them all, and a claim that comes alone waits for nobody. Claims of one ticket that meet here share one answer.
 */
export function batchClaims(takeHolds: TakeHolds, now: () => number): (claim: Claim) => Promise<ClaimAnswer> {
  const waiting: Waiting[] = [];
  const underWay = new Map<string, Promise<ClaimAnswer>>();
  let isCommitting = false;

  async function commit(): Promise<void> {
    isCommitting = true;
    while (waiting.length > 0) {
      const taken = waiting.splice(0, CLAIMS_PER_BATCH_MAX);
      const [late, batch] = splitBy(taken, (entry) => now() - entry.since > CLAIM_WAIT_MS_MAX);
      for (const entry of late) entry.answer(BUSY);
      if (batch.length > 0) await answerAll(batch, takeHolds, now);
    }
    isCommitting = false;
  }

  return (claim) => {
    const shared = underWay.get(claim.ticketId);
    if (shared) return shared;
    const answered = new Promise<ClaimAnswer>((answer) => {
      waiting.push({ claim, since: now(), answer });
      if (!isCommitting) void commit();
    }).finally(() => underWay.delete(claim.ticketId));
    underWay.set(claim.ticketId, answered);
    return answered;
  };
}

/**
 * After an error or a lost answer nobody knows whether the batch was committed. Each claim is asked again alone: one
 * that was granted gets the booking it has, and one that breaks a batch loses only its own answer.
 */
async function answerAll(batch: Waiting[], takeHolds: TakeHolds, now: () => number): Promise<void> {
  const answers = await takeHolds(batch.map((entry) => entry.claim)).catch(() => null);
  if (answers) {
    for (const [index, entry] of batch.entries()) entry.answer(answers[index] ?? BUSY);
    return;
  }
  for (const entry of batch) {
    // Where even one claim takes long nobody waits for those in front: "busy" is true, and asking again is safe.
    if (now() - entry.since > CLAIM_WAIT_MS_MAX) {
      entry.answer(BUSY);
      continue;
    }
    const [answer] = await takeHolds([entry.claim]).catch(() => [BUSY]);
    entry.answer(answer ?? BUSY);
  }
}

function splitBy<T>(items: T[], isFirst: (item: T) => boolean): [T[], T[]] {
  const first: T[] = [];
  const second: T[] = [];
  for (const item of items) (isFirst(item) ? first : second).push(item);
  return [first, second];
}
