import type { SendOutcome } from "./ports.ts";

/** Chosen by us: seven waits of 10 s, 40 s, 2.7 min, 11 min, 43 min, 2.8 h and 4 h at most, so about four hours on average. */
export const ATTEMPTS_MAX = 8;
const FIRST_WAIT_SECONDS = 10;
const WAIT_GROWTH = 4;
const WAIT_SECONDS_MAX = 4 * 3600;

/** SES and Twilio take no idempotency key, so a message whose fate is unknown may arrive twice. It is tried a third time, never a fourth. */
export const UNKNOWN_ATTEMPTS_MAX = 3;
const UNKNOWN_WAITS_SECONDS = [120, 1800];

/** Until somebody mends the account. Such attempts are not counted: an outage of ours must not use up a message's life. */
const PARKED_WAIT_SECONDS = 600;

export type Attempt = {
  outcome: SendOutcome;
  /** How many there were, this one included. */
  attempts: number;
  /** Whether an earlier attempt may already have sent it. */
  mayHaveBeenSent: boolean;
  now: Date;
  /** From 0 to below 1; spreads those that failed together. */
  random: number;
};

export type NextAttempt =
  | { next: "done"; providerMessageId: string }
  | { next: "give_up"; because: string }
  | { next: "try_again"; at: Date; because: string; counts: boolean };

/** What must follow an attempt to send. `give_up` is final until an organizer queues the message again. */
export function decideNextAttempt({ outcome, attempts, mayHaveBeenSent, now, random }: Attempt): NextAttempt {
  const after = (seconds: number) => new Date(now.getTime() + Math.round(seconds * 1000));

  switch (outcome.outcome) {
    case "sent":
      return { next: "done", providerMessageId: outcome.providerMessageId };
    case "refused":
      return { next: "give_up", because: `refused: ${outcome.reason}` };
    case "parked": {
      const at = after(PARKED_WAIT_SECONDS * (0.5 + random / 2));
      return { next: "try_again", at, because: `parked: ${outcome.reason}`, counts: false };
    }
    case "try_later": {
      const because = `try_later: ${outcome.reason}`;
      if (attempts >= ATTEMPTS_MAX) return { next: "give_up", because };
      const at = after(waitSecondsMax(attempts) * random);
      return { next: "try_again", at, because, counts: true };
    }
    case "unknown": {
      const because = `unknown: ${outcome.reason}`;
      const isKnownToWorry = mayHaveBeenSent && attempts >= UNKNOWN_ATTEMPTS_MAX;
      if (isKnownToWorry || attempts >= ATTEMPTS_MAX) return { next: "give_up", because };
      // Never at once: the provider's own report may settle the question first.
      const wait = UNKNOWN_WAITS_SECONDS[mayHaveBeenSent ? 1 : 0] as number;
      return { next: "try_again", at: after(wait * (0.5 + random / 2)), because, counts: true };
    }
  }
}

/** The longest wait after this many attempts; the wait itself is anything below it (full jitter). */
export function waitSecondsMax(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * WAIT_GROWTH ** (attempts - 1), WAIT_SECONDS_MAX);
}
