import type { StatusDocument } from "#http/events/event-schemas.ts";

type Facts = {
  phase: StatusDocument["phase"] | undefined;
  /** Why the last join failed; null when there was none, or it is in progress. */
  refusedCode: string | null;
};

/**
 * Seconds until this page joins again by itself, as a range so that a crowd spreads out; null when that would not help, or
 * not yet. A visitor who came early joins when the pre-queue opens, and it makes no difference who is first.
 */
export function decideRejoin({ phase, refusedCode }: Facts): { from: number; to: number } | null {
  const isOpenForJoins = phase === "pre_queue" || phase === "open" || phase === "standby";
  switch (refusedCode) {
    case "sale_not_open":
      return isOpenForJoins ? { from: 0, to: 8 } : null;
    case "busy":
    case "rate_limited":
    case "unreachable":
      return isOpenForJoins ? { from: 5, to: 10 } : null;
    default:
      return null;
  }
}
