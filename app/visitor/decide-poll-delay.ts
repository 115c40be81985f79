import type { StatusDocument } from "#http/events/event-schemas.ts";

export type PollFacts = {
  status: Pick<StatusDocument, "phase" | "preQueueAt" | "opensAt" | "poll" | "queue"> | null;
  /** People ahead of this visitor; null on a page that is not in the queue. */
  peopleAhead: number | null;
  /** Failed calls in a row. */
  failures: number;
  /** Responses in a row that were stale on arrival. */
  staleAnswers?: number;
  /** The browser has data saving on. */
  isSavingData?: boolean;
  now: number;
  /** 0 to 1, so that a crowd does not call at the same instant. */
  random: number;
};

const DEFAULT_POLL = { minMs: 3000, maxMs: 20_000 };
/** From this far away the longest interval is enough. */
const FAR_MS = 10 * 60_000;
/** A lull says little about the next minutes: when places come back, the next numbers are called within seconds. Our estimate. */
const RATE_PER_MINUTE_MIN = 60;
/** A cache that answers with a stale document is revalidating; a second later it has the new one. */
const AFTER_STALE_MS = 1000;
/** If it still has not, something is wrong that polling does not fix. */
const STALE_ANSWERS_MAX = 3;

/** Milliseconds until the next poll of the status document: often when something is near, seldom when nothing is. */
export function decidePollDelay(facts: PollFacts): number {
  const { minMs, maxMs } = facts.status?.poll ?? DEFAULT_POLL;
  const jitter = 0.9 + 0.2 * facts.random;
  const patience = facts.isSavingData ? 2 : 1;
  if (facts.failures > 0) return Math.min(maxMs, minMs * 2 ** Math.min(facts.failures - 1, 5)) * patience * jitter;
  const { staleAnswers = 0 } = facts;
  if (staleAnswers > 0 && staleAnswers <= STALE_ANSWERS_MAX) return AFTER_STALE_MS * jitter;
  const delay = (minMs + (maxMs - minMs) * Math.min(1, distanceMs(facts) / FAR_MS)) * patience;
  const toChange = nextChange(facts) - facts.now;
  // Never sleep through an opening; poll a little after it, spread over two seconds.
  if (toChange > 0 && delay > toChange) return toChange + 200 + 2000 * facts.random;
  return delay * jitter;
}

/** How often a hidden page near its turn polls: a call lasts a minute, and browsers throttle hidden pages to that. */
const HIDDEN_MS = 10_000;
/** How soon a turn counts as near. Our estimate. */
const NEAR_MS = 3 * 60_000;

/** The same for a hidden page in the queue: slowly when the turn is near; before that, once it is near. */
export function decideHiddenDelay(facts: PollFacts): number {
  const jitter = 0.9 + 0.2 * facts.random;
  return Math.max(HIDDEN_MS, distanceMs(facts) - NEAR_MS) * jitter;
}

/** When the pre-queue or the sale opens, in milliseconds; 0 when both have. */
function nextChange({ status }: PollFacts): number {
  if (status?.phase === "scheduled") return Date.parse(status.preQueueAt);
  return status?.phase === "pre_queue" ? Date.parse(status.opensAt) : 0;
}

function distanceMs(facts: PollFacts): number {
  const { status, peopleAhead } = facts;
  if (!status) return 0;
  if (status.phase === "scheduled" || status.phase === "pre_queue") return Math.max(0, nextChange(facts) - facts.now);
  if (status.phase !== "open" && status.phase !== "standby") return FAR_MS;
  if (peopleAhead === null) return 0;
  return (peopleAhead / Math.max(RATE_PER_MINUTE_MIN, status.queue.ratePerMinute)) * 60_000;
}
