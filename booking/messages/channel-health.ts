import { addSeconds } from "#platform/clock.ts";
import type { SendOutcome } from "./ports.ts";

/** How the provider of one channel fares, as all processes that send know it. */
export type ChannelHealth = {
  troublesInARow: number;
  refusalsInARow: number;
  /** Of about the last ten answers: from 0, all is well, to 1, nothing goes out. */
  troubleShare: number;
  holdsInARow: number;
  /** Null while it takes messages. */
  failingSince: Date | null;
  /** Until then nobody sends anything; afterwards one message tries. */
  heldUntil: Date | null;
  because: string | null;
};

export const WELL: ChannelHealth = {
  troublesInARow: 0,
  refusalsInARow: 0,
  troubleShare: 0,
  holdsInARow: 0,
  failingSince: null,
  heldUntil: null,
  because: null,
};

/** Chosen by us: so many troubles in a row, of different messages, are the provider's and not a message's. */
export const TROUBLES_IN_A_ROW_MAX = 5;
/** So many people in a row cannot all be unreachable: the provider refuses us, whatever it says about them. */
export const REFUSALS_IN_A_ROW_MAX = 5;
/** 5 s, 10 s, 20 s ... a minute: when the provider works again nobody waits for long. */
const FIRST_HOLD_SECONDS = 5;
export const HOLD_SECONDS_MAX = 60;
/** The weight of each answer in the share of troubles. */
const ANSWER_WEIGHT = 0.1;
const TROUBLE_SHARE_MAX = 0.2;
/** An organizer is told of what lasts so long; a hiccup ends by itself. */
export const ALARM_AFTER_SECONDS = 120;

/** Whether the provider takes messages, as its answers before this one say: then a failure is the message's own. */
export const isWell = ({ troublesInARow, troubleShare }: ChannelHealth): boolean =>
  troublesInARow === 0 && troubleShare < TROUBLE_SHARE_MAX;

/** A refusal of one more address, after so many others, is taken for trouble with our account. */
export function readRefusals(health: ChannelHealth, outcome: SendOutcome): SendOutcome {
  if (outcome.outcome !== "refused" || health.refusalsInARow < REFUSALS_IN_A_ROW_MAX) return outcome;
  return { outcome: "parked", reason: `nobody is accepted: ${outcome.reason}` };
}

/** The health after one more answer. `isProbe`: it was the one message that tries whether the provider works again. */
export function decideHealth(
  before: ChannelHealth,
  outcome: SendOutcome,
  { now, isProbe }: { now: Date; isProbe: boolean },
): ChannelHealth {
  if (outcome.outcome === "sent" || outcome.outcome === "refused") {
    const refusalsInARow = outcome.outcome === "sent" ? 0 : before.refusalsInARow + 1;
    return { ...WELL, refusalsInARow, troubleShare: shareAfter(before.troubleShare, 0) };
  }
  const after = {
    ...before,
    troublesInARow: before.troublesInARow + 1,
    troubleShare: shareAfter(before.troubleShare, 1),
    because: outcome.reason,
  };
  // What was under way when the channel was held tells nothing new.
  if (before.heldUntil !== null && !isProbe) return after;
  if (!isProbe && outcome.outcome !== "parked" && after.troublesInARow < TROUBLES_IN_A_ROW_MAX) return after;
  const seconds = Math.min(FIRST_HOLD_SECONDS * 2 ** before.holdsInARow, HOLD_SECONDS_MAX);
  return {
    ...after,
    holdsInARow: before.holdsInARow + 1,
    failingSince: before.failingSince ?? now,
    heldUntil: addSeconds(now, seconds),
  };
}

/** Below a hundredth nothing is left to remember. */
function shareAfter(share: number, answer: 0 | 1): number {
  const after = share * (1 - ANSWER_WEIGHT) + answer * ANSWER_WEIGHT;
  return after < ANSWER_WEIGHT / 10 ? 0 : after;
}
