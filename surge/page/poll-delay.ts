import type { Status } from "./status.ts";

// As app/visitor/decide-poll-delay.ts has it; surge/page/page.test.ts compares the two.

type Facts = {
  status: Pick<Status, "phase" | "preQueueAt" | "opensAt" | "poll" | "queue"> | null;
  /** People ahead; null for who is not in the queue. */
  peopleAhead: number | null;
  /** Failed calls in a row. */
  failures: number;
  /** By the clock, in milliseconds. */
  now: number;
  /** 0 to 1. */
  random: number;
};

const USUAL_POLL = { minMs: 3000, maxMs: 20_000 };
const FAR_MS = 10 * 60_000;
const RATE_PER_MINUTE_MIN = 60;

/** Milliseconds until a page polls the status document again. */
export function decidePollDelay(facts: Facts): number {
  const { minMs, maxMs } = facts.status?.poll ?? USUAL_POLL;
  const jitter = 0.9 + 0.2 * facts.random;
  if (facts.failures > 0) return Math.min(maxMs, minMs * 2 ** Math.min(facts.failures - 1, 5)) * jitter;
  const delay = minMs + (maxMs - minMs) * Math.min(1, distanceMs(facts) / FAR_MS);
  const toChange = nextChange(facts) - facts.now;
  if (toChange > 0 && delay > toChange) return toChange + 200 + 2000 * facts.random;
  return delay * jitter;
}

function nextChange({ status }: Facts): number {
  if (status?.phase === "scheduled") return Date.parse(status.preQueueAt);
  return status?.phase === "pre_queue" ? Date.parse(status.opensAt) : 0;
}

function distanceMs(facts: Facts): number {
  const { status, peopleAhead } = facts;
  if (!status) return 0;
  if (status.phase === "scheduled" || status.phase === "pre_queue") return Math.max(0, nextChange(facts) - facts.now);
  if (status.phase !== "open" && status.phase !== "standby") return FAR_MS;
  if (peopleAhead === null) return 0;
  return (peopleAhead / Math.max(RATE_PER_MINUTE_MIN, status.queue.ratePerMinute)) * 60_000;
}
