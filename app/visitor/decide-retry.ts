import type { Reply } from "#app/api-client/call-api.ts";

/** Transient refusals: a crowd, failing servers, a lost connection. */
const PASSING: readonly string[] = ["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"];

type Failure = Exclude<Reply<unknown>, { kind: "ok" }>;

export const codeOf = (reply: Failure): string => (reply.kind === "refused" ? reply.code : "unreachable");

export const isTransient = (code: string): boolean => PASSING.includes(code);

/** Whether the same call may succeed later. A server in trouble may say so with a code that we don't know. */
export const isWorthRetrying = (reply: Failure): boolean =>
  isTransient(codeOf(reply)) || (reply.kind === "refused" && reply.status >= 500);

type Facts = {
  retryAfterSeconds: number | null;
  /** How many times this call was already retried. */
  attempt: number;
  /** No pause is longer, but for the jitter, whatever Retry-After says. */
  longestPauseMs: number;
  /** 0 to 1, so that a crowd does not retry at the same instant. */
  random: number;
};

const FIRST_MS = 500;
/** Without a Retry-After: about as long as a person would wait between two presses. Our choice. */
const OWN_MAX_MS = 8000;
const JITTER = 0.5;

/** Milliseconds until the retry: longer each time, and never sooner than Retry-After as far as `longestPauseMs` allows it. */
export function decideRetryDelay({ retryAfterSeconds, attempt, longestPauseMs, random }: Facts): number {
  const ownMs = Math.min(OWN_MAX_MS, FIRST_MS * 2 ** attempt);
  const wishedMs = Math.max(ownMs, (retryAfterSeconds ?? 0) * 1000);
  return Math.min(longestPauseMs, wishedMs) * (1 + JITTER * random);
}

/** For people without a place. Our servers never ask for more where waiting helps; what does is not ours. */
export const NEWCOMER_PAUSE_MAX_MS = 120_000;
/** While a visitor's turn lasts, which is a minute. Our choice. */
export const TURN_PAUSE_MAX_MS = 3000;

/** Our choice: a place is worth more calls than a look at the page. */
const PLACE_PAUSE_MAX_MS = 30_000;
const PLACE_PAUSE_MIN_MS = 3000;

/**
 * The longest pause for somebody whose place is held for so long: even with its jitter half of that time is left for
 * other tries. When the time is over, it stays short: only the server knows whether the place is still held.
 */
export const longestPauseWithPlace = (remainingMs: number): number =>
  Math.min(PLACE_PAUSE_MAX_MS, Math.max(PLACE_PAUSE_MIN_MS, remainingMs / 3));
