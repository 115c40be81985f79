import type { EventName } from "./webhook-event.ts";

/** How a try ended. Redirects count as `refused`, unreachable endpoints as `broken`. */
export type TryEnd = "accepted" | "refused" | "broken" | "timed_out";

/**
 * Seconds after the first try, as measured on the real service (repository LokarajR/Raze, August 2026). Razorpay itself
 * says only "exponential, for 24 hours".
 */
const RUNGS = [0, 0.23, 6, 19, 40, 83, 165, 326, 650, 1293, 2577, 5140, 10_267, 20_508, 40_988, 81_953] as const;
const AFTER_TIMEOUT = 11;
const QUICK_RUNG = 1;
const QUICK_EVENTS: readonly EventName[] = ["payment.authorized", "payment.captured", "order.paid"];

export interface Rung {
  index: number;
  afterFirstTryMs: number;
}

/** The next try after the one on rung `index` failed; nothing when the ladder is at its end. */
export function nextRung(index: number, end: TryEnd, event: EventName): Rung | undefined {
  const isQuick = end === "broken" && QUICK_EVENTS.includes(event);
  const next = index + 1 === QUICK_RUNG && !isQuick ? QUICK_RUNG + 1 : index + 1;
  const seconds = RUNGS[next];
  if (seconds === undefined) return undefined;
  const isLateByTimeout = end === "timed_out" && next === QUICK_RUNG + 1;
  return { index: next, afterFirstTryMs: (isLateByTimeout ? AFTER_TIMEOUT : seconds) * 1000 };
}
