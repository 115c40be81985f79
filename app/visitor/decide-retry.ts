/** Refusals that pass by themselves: a crowd, servers in trouble, a lost connection. */
const PASSING: readonly string[] = ["busy", "rate_limited", "unreachable", "internal_error", "gateway_busy"];

export const isTransient = (code: string): boolean => PASSING.includes(code);

type Facts = {
  code: string;
  retryAfterSeconds: number | null;
  /** How often this call was already repeated. */
  attempt: number;
  /** Until then repeating makes sense, in milliseconds. */
  remainingMs: number;
  /** 0 to 1, so that a crowd does not come back at the same instant. */
  random: number;
};

const FIRST_MS = 500;
/** Without a word from the server: what a person would wait between two presses. Ours. */
const OWN_MAX_MS = 8000;

/** Milliseconds until the call is repeated, never sooner than the server wishes; null when that would not help, or too late. */
export function decideRetryDelay({ code, retryAfterSeconds, attempt, remainingMs, random }: Facts): number | null {
  if (!isTransient(code)) return null;
  const ownMs = Math.min(OWN_MAX_MS, FIRST_MS * 2 ** attempt);
  const delayMs = Math.max(ownMs, (retryAfterSeconds ?? 0) * 1000) + Math.max(ownMs, 1000) * 0.5 * random;
  return delayMs < remainingMs ? delayMs : null;
}
