import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

export type PollFacts = {
  status: Pick<StatusDocument, "phase" | "opensAt" | "poll" | "queue"> | null;
  /** People before this visitor; null on a page that only watches. */
  peopleAhead: number | null;
  /** Calls in a row without an answer. */
  failures: number;
  now: number;
  /** 0 to 1, so that a crowd does not ask at the same instant. */
  random: number;
};

const DEFAULT_POLL = { minMs: 3000, maxMs: 20_000 };
/** From this far away the longest interval is close enough. */
const FAR_MS = 10 * 60_000;

/** Milliseconds until the next look at the status document: often when something is near, seldom when nothing is. */
export function decidePollDelay(facts: PollFacts): number {
  const { minMs, maxMs } = facts.status?.poll ?? DEFAULT_POLL;
  const jitter = 0.9 + 0.2 * facts.random;
  if (facts.failures > 0) return Math.min(maxMs, minMs * 2 ** Math.min(facts.failures - 1, 5)) * jitter;
  const distance = distanceMs(facts);
  const delay = minMs + (maxMs - minMs) * Math.min(1, distance / FAR_MS);
  const toOpening = facts.status ? Date.parse(facts.status.opensAt) - facts.now : 0;
  // Never sleep through the opening; come a little after it, spread over two seconds.
  if (isBeforeOpening(facts) && toOpening > 0 && delay > toOpening) return toOpening + 200 + 2000 * facts.random;
  return delay * jitter;
}

const isBeforeOpening = ({ status }: PollFacts): boolean =>
  status?.phase === "scheduled" || status?.phase === "pre_queue";

function distanceMs(facts: PollFacts): number {
  const { status, peopleAhead } = facts;
  if (!status) return 0;
  if (isBeforeOpening(facts)) return Math.max(0, Date.parse(status.opensAt) - facts.now);
  if (status.phase !== "open" && status.phase !== "standby") return FAR_MS;
  if (peopleAhead === null) return 0;
  return (peopleAhead / Math.max(1, status.queue.ratePerMinute)) * 60_000;
}
