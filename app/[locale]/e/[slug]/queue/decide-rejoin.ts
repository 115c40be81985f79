import type { StatusDocument } from "#http/events/event-schemas.ts";

type Facts = {
  phase: StatusDocument["phase"] | undefined;
  /** Why the last join failed; null when there was none, or it is in progress. */
  refusedCode: string | null;
};

/**
 * Seconds until this page joins again by itself, as a range so that a crowd spreads out; null when that would not help, or
 * not yet. A visitor who came early joins when the pre-queue opens, and it makes no difference who is first. A join is
 * `unreachable` only where the browser itself failed at it: whatever a server may answer later is retried meanwhile.
 */
export function decideRejoin({ phase, refusedCode }: Facts): { from: number; to: number } | null {
  const isOpenForJoins = phase === "pre_queue" || phase === "open" || phase === "standby";
  switch (refusedCode) {
    case "sale_not_open":
      return isOpenForJoins ? { from: 0, to: 8 } : null;
    case "unreachable":
      return isOpenForJoins || phase === undefined ? { from: 5, to: 10 } : null;
    default:
      return null;
  }
}
