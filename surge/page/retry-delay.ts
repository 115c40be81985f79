// As app/visitor/decide-retry.ts has it; surge/page/page.test.ts compares the two.

/** What passes by itself: a crowd, failing servers, a lost connection. */
const PASSING: readonly string[] = ["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"];

export const isTransient = (code: string): boolean => PASSING.includes(code);

type Facts = {
  code: string;
  retryAfterSeconds: number | null;
  /** How many times this call was already retried. */
  attempt: number;
  /** For how long retrying still makes sense, in milliseconds. */
  remainingMs: number;
  /** 0 to 1. */
  random: number;
};

const FIRST_MS = 500;
const OWN_MAX_MS = 8000;

/** Milliseconds until a page retries, never sooner than Retry-After; null when it does not. */
export function decideRetryDelay({ code, retryAfterSeconds, attempt, remainingMs, random }: Facts): number | null {
  if (!isTransient(code)) return null;
  const ownMs = Math.min(OWN_MAX_MS, FIRST_MS * 2 ** attempt);
  const delayMs = Math.max(ownMs, (retryAfterSeconds ?? 0) * 1000) + Math.max(ownMs, 1000) * 0.5 * random;
  return delayMs < remainingMs ? delayMs : null;
}
