import { addSeconds } from "#platform/clock.ts";
import type { SendOutcome } from "./ports.ts";

/** How well the provider of one channel works, as all processes that send know it. */
export type ChannelHealth = {
  consecutiveFailures: number;
  consecutiveRefusals: number;
  /** The share of failures among about the last ten answers, from 0 to 1. */
  failureRate: number;
  consecutiveHolds: number;
  /** Null while it takes messages. */
  failingSince: Date | null;
  /** Until then nobody sends anything; afterwards one message tries. */
  heldUntil: Date | null;
  because: string | null;
};

export const HEALTHY: ChannelHealth = {
  consecutiveFailures: 0,
  consecutiveRefusals: 0,
  failureRate: 0,
  consecutiveHolds: 0,
  failingSince: null,
  heldUntil: null,
  because: null,
};

/** Chosen by us: so many failures in a row, of different messages, are the provider's fault and not a message's. */
export const CONSECUTIVE_FAILURES_MAX = 5;
/** So many people in a row cannot all be unreachable: the provider refuses us, whatever it says about them. */
export const CONSECUTIVE_REFUSALS_MAX = 5;
/** 5 s, 10 s, 20 s ... a minute: when the provider works again nobody waits for long. */
const FIRST_HOLD_SECONDS = 5;
export const HOLD_SECONDS_MAX = 60;
/** The weight of each answer in the failure rate, which is an exponential moving average. */
const ANSWER_WEIGHT = 0.1;
const FAILURE_RATE_MAX = 0.2;
/** What lasts so long is raised with the operator; a hiccup ends by itself. */
export const ALARM_AFTER_SECONDS = 120;

/** Whether the provider takes messages, judged by its answers so far: then a failure is the message's own. */
export const isHealthy = ({ consecutiveFailures, failureRate }: ChannelHealth): boolean =>
  consecutiveFailures === 0 && failureRate < FAILURE_RATE_MAX;

/** A refusal of one more address, after so many others, is taken for a fault of our account. */
export function reclassifyRefusal(health: ChannelHealth, outcome: SendOutcome): SendOutcome {
  if (outcome.outcome !== "refused" || health.consecutiveRefusals < CONSECUTIVE_REFUSALS_MAX) return outcome;
  return { outcome: "blocked", reason: `nobody is accepted: ${outcome.reason}` };
}

/** The health after one more answer. `isProbe`: it was the one message that tests whether the provider works again. */
export function decideHealth(
  before: ChannelHealth,
  outcome: SendOutcome,
  { now, isProbe }: { now: Date; isProbe: boolean },
): ChannelHealth {
  if (outcome.outcome === "sent" || outcome.outcome === "refused") {
    const consecutiveRefusals = outcome.outcome === "sent" ? 0 : before.consecutiveRefusals + 1;
    return { ...HEALTHY, consecutiveRefusals, failureRate: rateAfter(before.failureRate, 0) };
  }
  const after = {
    ...before,
    consecutiveFailures: before.consecutiveFailures + 1,
    failureRate: rateAfter(before.failureRate, 1),
    because: outcome.reason,
  };
  // What was under way when the channel was held tells nothing new.
  if (before.heldUntil !== null && !isProbe) return after;
  if (!isProbe && outcome.outcome !== "blocked" && after.consecutiveFailures < CONSECUTIVE_FAILURES_MAX) return after;
  const seconds = Math.min(FIRST_HOLD_SECONDS * 2 ** before.consecutiveHolds, HOLD_SECONDS_MAX);
  return {
    ...after,
    consecutiveHolds: before.consecutiveHolds + 1,
    failingSince: before.failingSince ?? now,
    heldUntil: addSeconds(now, seconds),
  };
}

/** Below a hundredth nothing is left to remember. */
function rateAfter(share: number, answer: 0 | 1): number {
  const after = share * (1 - ANSWER_WEIGHT) + answer * ANSWER_WEIGHT;
  return after < ANSWER_WEIGHT / 10 ? 0 : after;
}
