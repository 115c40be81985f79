import type { WaitRange } from "#app/visitor/wait/update-wait.ts";

/** What to tell a visitor who would like to put the phone away. `at` in milliseconds by the server's clock. */
export type AwayAdvice = { kind: "back_by"; at: number } | { kind: "near" } | { kind: "unknown" };

type Facts = {
  range: WaitRange | null;
  ahead: number | null;
  /** When the range was computed. */
  generatedAt: number;
};

const MINUTE_MS = 60_000;
/** Nobody is sent away for less. Our choice. */
const AWAY_MINUTES_MIN = 3;
/** A call lasts a minute, and a phone has to be found and unlocked. Our choice. */
const EARLY_MINUTES = 1;

/** A call lasts a minute: a visitor who is away then misses it. */
export function decideAwayAdvice({ range, ahead, generatedAt }: Facts): AwayAdvice {
  if (ahead === 0) return { kind: "near" };
  if (range === null) return { kind: "unknown" };
  if (range.low < AWAY_MINUTES_MIN) return { kind: "near" };
  return { kind: "back_by", at: generatedAt + (range.low - EARLY_MINUTES) * MINUTE_MS };
}

/** The same before the draw, after which the first numbers are called. */
export function decideAwayAdviceInDraw(opensAt: number, now: number): AwayAdvice {
  return opensAt - now < AWAY_MINUTES_MIN * MINUTE_MS ? { kind: "near" } : { kind: "back_by", at: opensAt };
}
