import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

export type WaitingScreen =
  | "joining"
  | "not_open"
  | "draw"
  | "waiting"
  | "turn"
  | "lapsed"
  | "sold_out"
  | "closed"
  | "cancelled";

type Facts = {
  status: Pick<StatusDocument, "phase" | "paused" | "queue"> | null;
  /** Undefined before this browser has joined, null before the draw. */
  number: number | null | undefined;
  /** The answer to the join said that the number is already called. */
  wasCalled: boolean;
  /** It was called, and its place had gone to others when it was claimed. */
  hasLapsed: boolean;
};

/** What the waiting page shows. The end of the sale comes before everything, for everybody. */
export function decideWaiting({ status, number, wasCalled, hasLapsed }: Facts): WaitingScreen {
  const phase = status?.phase;
  if (phase === "sold_out" || phase === "closed" || phase === "cancelled") return phase;
  if (number === undefined) return phase === "scheduled" ? "not_open" : "joining";
  if (number === null) return "draw";
  if (!status) return wasCalled ? "turn" : "waiting";
  if (phase === "pre_queue" || phase === "scheduled") return "draw";
  const isCalled = wasCalled || number <= status.queue.serving;
  if (!isCalled || status.paused) return "waiting";
  return hasLapsed ? "lapsed" : "turn";
}

type JoinFacts = {
  phase: StatusDocument["phase"] | undefined;
  /** Why the last join did not work; null when there was none, or it is under way. */
  refusedCode: string | null;
};

/**
 * Seconds until this page joins once more by itself, as a range in which a crowd spreads; null when that would not help, or
 * not yet. Whoever came early joins when the pre-queue opens, and it makes no difference who is first.
 */
export function decideRejoin({ phase, refusedCode }: JoinFacts): { from: number; to: number } | null {
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

export type Outlook = "likely" | "uncertain" | "standby" | "paused";

/** The one sentence about what happens next. Honest when more people are ahead than places are left. */
export function decideOutlook(
  status: Pick<StatusDocument, "phase" | "paused" | "remaining">,
  peopleAhead: number,
): Outlook {
  if (status.paused) return "paused";
  if (status.phase === "standby") return "standby";
  return peopleAhead >= status.remaining ? "uncertain" : "likely";
}
