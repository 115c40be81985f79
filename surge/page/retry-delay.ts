// As app/visitor/decide-retry.ts has it; surge/page/page.test.ts compares the two.

/** What passes by itself: a crowd, failing servers, a lost connection. */
const PASSING: readonly string[] = ["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"];

export const isTransient = (code: string): boolean => PASSING.includes(code);

type Facts = {
  retryAfterSeconds: number | null;
  /** How many times this call was already retried. */
  attempt: number;
  /** But for the jitter no pause is longer. */
  longestPauseMs: number;
  /** 0 to 1. */
  random: number;
};

const FIRST_MS = 500;
const OWN_MAX_MS = 8000;
const JITTER = 0.5;

/** Milliseconds until a page retries. */
export function decideRetryDelay({ retryAfterSeconds, attempt, longestPauseMs, random }: Facts): number {
  const ownMs = Math.min(OWN_MAX_MS, FIRST_MS * 2 ** attempt);
  const wishedMs = Math.max(ownMs, (retryAfterSeconds ?? 0) * 1000);
  return Math.min(longestPauseMs, wishedMs) * (1 + JITTER * random);
}

export const NEWCOMER_PAUSE_MAX_MS = 120_000;
export const TURN_PAUSE_MAX_MS = 3000;

const PLACE_PAUSE_MAX_MS = 30_000;
const PLACE_PAUSE_MIN_MS = 3000;

/** The longest pause of who has a place for so long. */
export const longestPauseWithPlace = (remainingMs: number): number =>
  Math.min(PLACE_PAUSE_MAX_MS, Math.max(PLACE_PAUSE_MIN_MS, remainingMs / 3));
