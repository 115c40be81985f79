import { callApi, type Reply } from "#app/api-client/call-api.ts";
import { flag, number, object, oneOf, orNull, type Shape, text } from "#app/api-client/shape.ts";
import type { ClaimedPlace } from "#http/bookings/booking-schemas.ts";
import type { Challenge, QueueEntry } from "#http/events/queue-schemas.ts";
import { decideAfterRefusal } from "./decide-after-refusal.ts";
import { codeOf, TURN_PAUSE_MAX_MS } from "./decide-retry.ts";
import { challengeIn, isOver, proofOf } from "./proof/challenge.ts";
import { solveChallenge } from "./proof/solve-challenge.ts";
import { retryCall } from "./retry-call.ts";
import { serverClock } from "./server-clock.ts";
import { forgetTicket, readStoredEvent, updateStoredBooking, updateStoredEvent } from "./stored-visit.ts";
import { withTabLock } from "./with-tab-lock.ts";

const entryShape: Shape<QueueEntry> = object({
  ticket: text,
  entry: object({ kind: oneOf("draw", "live"), index: number, number: orNull(number) }),
  called: flag,
  fromCookie: (found): found is true | undefined => found === undefined || found === true,
});
const placeShape: Shape<Pick<ClaimedPlace, "bookingId" | "accessToken">> = object({
  bookingId: text,
  accessToken: text,
});

/** How an attempt ended: with a place, in the queue, or with a refusal. */
export type Outcome =
  | { end: "held"; bookingId: string }
  | { end: "queued"; number: number | null }
  | { end: "choose_again"; code: string }
  | { end: "refused"; code: string };

/** Called during what takes long, so that the page can say so. */
export type ProgressListener = {
  /** A call is being retried, because of this refusal or `unreachable`. */
  onRetry?: (code: string) => void;
  /** At least this share of the proof of work is done, 0 to 1. */
  onProof?: (share: number) => void;
};

/** One challenge is enough; more are for challenges that expired while the page was suspended. */
const PROOFS_MAX = 4;

/**
 * Joins the queue, or finds this browser's place in it: the same nonce always has the same entry, and a browser that lost
 * its nonce still has our cookie. Retries for as long as the page is open, and solves a proof of work when asked to. One
 * tab at a time, so that all share one entry.
 */
export const joinQueue = (slug: string, progress: ProgressListener = {}): Promise<Reply<QueueEntry>> =>
  withTabLock(`startline.join.${slug}`, () => join(slug, progress)).catch(
    // A browser that fails at the proof of work must not be stuck: the page retries.
    (): Reply<QueueEntry> => ({ kind: "unreachable" }),
  );

async function join(slug: string, progress: ProgressListener): Promise<Reply<QueueEntry>> {
  const { work } = updateStoredEvent(slug, {});
  let proof = work && !isOver(work.challenge, serverClock.now()) ? await prove(slug, work, progress) : null;
  for (let proofs = 0; ; proofs += 1) {
    const { nonce, ticket, isFromLink } = updateStoredEvent(slug, {});
    const body = { nonce, fromCookie: !isFromLink, ...(ticket !== undefined && { ticket }), ...(proof && { proof }) };
    const post = () => callApi(`/api/events/${slug}/queue`, { method: "POST", body, shape: entryShape });
    const reply = await retryCall(post, progress);
    if (reply.kind === "ok") {
      const { ticket: given, entry, fromCookie: isFromCookie = false } = reply.body;
      const { index, number } = entry;
      updateStoredEvent(slug, { ticket: given, index, number, isFromCookie, work: undefined });
      return reply;
    }
    const challenge = reply.kind === "refused" ? challengeIn(reply.problem) : null;
    if (!challenge || proofs === PROOFS_MAX) return reply;
    proof = await prove(slug, { challenge, tried: 0 }, progress);
  }
}

/** Stored after each step: a page that is opened again continues from there. */
async function prove(
  slug: string,
  { challenge, tried }: { challenge: Challenge; tried: number },
  { onProof }: ProgressListener,
): Promise<string | null> {
  const onTried = (count: number) => {
    updateStoredEvent(slug, { work: { challenge, tried: count } });
    onProof?.(Math.min(1, count / challenge.maxnumber));
  };
  onTried(tried);
  const number = await solveChallenge(challenge, tried, onTried);
  if (number === null) return null;
  updateStoredEvent(slug, { work: { challenge, tried: number } });
  return proofOf(challenge, number);
}

/** One tap: joins and, if it is already this visitor's turn, takes the place right away, however often it has to ask. */
export async function takePlace(slug: string, categoryId: string, progress: ProgressListener = {}): Promise<Outcome> {
  const { ticket } = updateStoredEvent(slug, { categoryId });
  if (ticket === undefined) {
    const joined = await joinQueue(slug, progress);
    if (joined.kind !== "ok") return { end: "refused", code: codeOf(joined) };
    if (!joined.body.called) return { end: "queued", number: joined.body.entry.number };
  }
  return claimPlace(slug, categoryId, progress);
}

/**
 * Claims a place for this visitor's call. Idempotent: a retry gives the same booking. It is retried until there is an
 * answer, and fast, because the visitor's minute runs meanwhile.
 */
export async function claimPlace(slug: string, categoryId: string, progress: ProgressListener = {}): Promise<Outcome> {
  updateStoredEvent(slug, { categoryId });
  for (let rejoins = 0; ; rejoins += 1) {
    const { nonce, ticket = "", isFromCookie } = updateStoredEvent(slug, {});
    const body = { ticket, categoryId, ...(!isFromCookie && { nonce }) };
    const post = () => callApi(`/api/events/${slug}/bookings`, { method: "POST", body, shape: placeShape });
    const reply = await retryCall(post, { ...progress, longestPauseMs: () => TURN_PAUSE_MAX_MS });
    if (reply.kind === "ok") {
      const { bookingId, accessToken } = reply.body;
      updateStoredEvent(slug, { bookingId, hasLapsed: false });
      updateStoredBooking(bookingId, { accessToken, slug });
      return { end: "held", bookingId };
    }
    const next = decideAfterRefusal({ code: codeOf(reply), rejoins });
    if (next.action === "wait_in_queue") return { end: "queued", number: readStoredEvent(slug)?.number ?? null };
    if (next.action === "choose_again") return { end: "choose_again", code: next.code };
    if (next.action !== "join_again") return { end: "refused", code: codeOf(reply) };
    forgetTicket(slug);
    const joined = await joinQueue(slug, progress);
    if (joined.kind !== "ok") return { end: "refused", code: codeOf(joined) };
  }
}
