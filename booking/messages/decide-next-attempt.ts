import type { Channel } from "./message.ts";
import type { SendOutcome } from "./ports.ts";

/** Chosen by us: seven waits of 10 s, 40 s, 2.7 min, 11 min, 43 min, 2.8 h and 4 h at most, so about four hours on average. */
export const ATTEMPTS_MAX = 8;
const FIRST_WAIT_SECONDS = 10;
const WAIT_GROWTH = 4;
const WAIT_SECONDS_MAX = 4 * 3600;

/** SES and Twilio take no idempotency key, so a message whose fate is unknown may arrive twice. It is tried a third time, never a fourth. */
export const UNKNOWN_ATTEMPTS_MAX = 3;
/** Long before an email may double a second time; a text is looked up at the provider first, so it needs no patience. */
const UNKNOWN_WAITS_SECONDS = { email: [120, 1800], sms: [120, 120] } as const satisfies Record<Channel, unknown>;

/** While the account is at fault another message tests it; this one should not be far behind when it works again. */
const BLOCKED_WAIT_SECONDS = 120;

/** What became of an attempt; `broken`: we could not even write the message. */
export type AttemptOutcome = SendOutcome | { outcome: "broken"; reason: string };

export type Attempt = {
  outcome: AttemptOutcome;
  channel: Channel;
  /** How many there were while the provider worked, this one included. */
  attempts: number;
  /** How many of those before this one ended without an answer. */
  unknownAttempts: number;
  /** Since when an earlier attempt may have sent it; null: surely none did. */
  maybeSentSince: Date | null;
  /**
   * Whether the provider takes what others are sent. While it does not, nothing is given up and no attempt counts: an
   * outage, theirs or ours, must not use up a message's life.
   */
  isProviderHealthy: boolean;
  now: Date;
  /** From 0 to below 1; spreads those that failed together. */
  random: number;
};

export type NextAttempt =
  | { next: "done"; providerMessageId: string }
  | { next: "give_up"; because: string }
  | { next: "try_again"; at: Date; because: string; counts: boolean; isUnknown: boolean };

/** What must follow an attempt to send. `give_up` is final until a person queues the message again. */
export function decideNextAttempt(attempt: Attempt): NextAttempt {
  const { outcome, channel, attempts, unknownAttempts, maybeSentSince, isProviderHealthy, now, random } = attempt;
  const after = (seconds: number) => new Date(now.getTime() + Math.round(seconds * 1000));
  if (outcome.outcome === "sent") return { next: "done", providerMessageId: outcome.providerMessageId };
  const because = `${outcome.outcome}: ${outcome.reason}`;

  switch (outcome.outcome) {
    case "refused":
      return { next: "give_up", because };
    case "blocked": {
      const at = after(BLOCKED_WAIT_SECONDS * (0.5 + random / 2));
      return { next: "try_again", at, because, counts: false, isUnknown: false };
    }
    case "broken":
    case "try_later": {
      const counts = outcome.outcome === "broken" || isProviderHealthy;
      if (counts && attempts >= ATTEMPTS_MAX) return { next: "give_up", because };
      return { next: "try_again", at: after(waitSecondsMax(attempts) * random), because, counts, isUnknown: false };
    }
    case "unknown": {
      const isRepeatedUnknown = unknownAttempts + 1 >= UNKNOWN_ATTEMPTS_MAX;
      if (isProviderHealthy && (isRepeatedUnknown || attempts >= ATTEMPTS_MAX)) return { next: "give_up", because };
      // Never at once: the provider's own report may settle the question first.
      const wait = UNKNOWN_WAITS_SECONDS[channel][maybeSentSince === null ? 0 : 1];
      return {
        next: "try_again",
        at: after(wait * (0.5 + random / 2)),
        because,
        counts: isProviderHealthy,
        isUnknown: true,
      };
    }
  }
}

/** The longest wait after this many attempts; the wait itself is anything below it (full jitter). */
export function waitSecondsMax(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * WAIT_GROWTH ** (attempts - 1), WAIT_SECONDS_MAX);
}
