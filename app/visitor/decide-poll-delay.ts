import type { StatusDocument } from "#http/events/event-schemas.ts";

export type PollFacts = {
  status: Pick<StatusDocument, "phase" | "preQueueAt" | "opensAt" | "poll" | "queue"> | null;
  /** People before this visitor; null on a page that only watches. */
  peopleAhead: number | null;
  /** Calls in a row without an answer. */
  failures: number;
  /** Answers in a row that were old already when they arrived. */
  staleAnswers?: number;
  /** The visitor asked their browser to be sparing. */
  isSavingData?: boolean;
  now: number;
  /** 0 to 1, so that a crowd does not ask at the same instant. */
  random: number;
};

const DEFAULT_POLL = { minMs: 3000, maxMs: 20_000 };
/** From this far away the longest interval is close enough. */
const FAR_MS = 10 * 60_000;
/** A lull says little of what comes: places come back, and then the next are called within seconds. Ours, by eye. */
const RATE_PER_MINUTE_MIN = 60;
/** A cache that answers with an old document asks for a new one meanwhile, which a second later is there. */
const AFTER_STALE_MS = 1000;
/** If it still is not, something is wrong that asking does not mend. */
const STALE_ANSWERS_MAX = 3;

/** Milliseconds until the next look at the status document: often when something is near, seldom when nothing is. */
export function decidePollDelay(facts: PollFacts): number {
  const { minMs, maxMs } = facts.status?.poll ?? DEFAULT_POLL;
  const jitter = 0.9 + 0.2 * facts.random;
  const patience = facts.isSavingData ? 2 : 1;
  if (facts.failures > 0) return Math.min(maxMs, minMs * 2 ** Math.min(facts.failures - 1, 5)) * patience * jitter;
  const { staleAnswers = 0 } = facts;
  if (staleAnswers > 0 && staleAnswers <= STALE_ANSWERS_MAX) return AFTER_STALE_MS * jitter;
  const delay = (minMs + (maxMs - minMs) * Math.min(1, distanceMs(facts) / FAR_MS)) * patience;
  const toChange = nextChange(facts) - facts.now;
  // Never sleep through an opening; come a little after it, spread over two seconds.
  if (toChange > 0 && delay > toChange) return toChange + 200 + 2000 * facts.random;
  return delay * jitter;
}

/** A hidden page that is near its turn asks so often: a call lasts a minute, and browsers slow hidden pages down to that. */
const HIDDEN_MS = 10_000;
/** From when on a turn is near. Ours, by eye. */
const NEAR_MS = 3 * 60_000;

/** The same for whoever is in line and has put the phone away: slowly when the turn is near, and before that once it is. */
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
