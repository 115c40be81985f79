import { callApi, type Reply } from "#app/api-client/call-api.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { challengeIn, proofOf } from "./proof/challenge.ts";
import { solveChallenge } from "./proof/solve-challenge.ts";
import { entryShape, storeEntry } from "./read-own-entry.ts";
import { retryCall } from "./retry-call.ts";
import { updateStoredWaitlist } from "./stored-visit.ts";

export type WaitlistForm = { name: string; phone: string; email: string; categoryId: string; language: Language };

/** One challenge is enough; the others are for those that expired while the page was suspended. */
const PROOFS_MAX = 3;

/**
 * Joins the event's waitlist, however often it has to be asked for: this browser keeps the secret of its form, with which it joins
 * once. Solves a proof of work when asked to.
 */
export async function joinWaitlist(
  slug: string,
  form: WaitlistForm,
  progress: { signal: AbortSignal; onRetry: (code: string) => void; onProof: () => void },
): Promise<Reply<WaitlistEntry>> {
  let proof: string | null = null;
  for (let proofs = 0; ; proofs += 1) {
    const { requestId } = updateStoredWaitlist(slug, {});
    const body = { ...form, requestId, ...(proof && { proof }) };
    const post = () => callApi(`/api/events/${slug}/waitlist`, { method: "POST", body, shape: entryShape });
    const reply = await retryCall(post, progress);
    if (reply.kind === "ok") {
      storeEntry(slug, reply.body);
      return reply;
    }
    const challenge = reply.kind === "refused" ? challengeIn(reply.problem) : null;
    if (!challenge || proofs === PROOFS_MAX || progress.signal.aborted) return reply;
    progress.onProof();
    const solution = await solveChallenge(challenge, 0, () => {}).catch(() => null);
    if (solution === null) return reply;
    proof = proofOf(challenge, solution);
  }
}
