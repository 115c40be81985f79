import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

export type WaitingScreen = "joining" | "not_open" | "draw" | "waiting" | "turn" | "sold_out" | "closed" | "cancelled";

type Facts = {
  status: Pick<StatusDocument, "phase" | "paused" | "queue"> | null;
  /** Undefined before this browser has joined, null before the draw. */
  number: number | null | undefined;
  /** The answer to the join said that the number is already called. */
  wasCalled: boolean;
};

/** What the waiting page shows. The end of the sale comes before everything, for everybody. */
export function decideWaiting({ status, number, wasCalled }: Facts): WaitingScreen {
  const phase = status?.phase;
  if (phase === "sold_out" || phase === "closed" || phase === "cancelled") return phase;
  if (number === undefined) return phase === "scheduled" ? "not_open" : "joining";
  if (number === null) return "draw";
  if (!status) return wasCalled ? "turn" : "waiting";
  if (phase === "pre_queue" || phase === "scheduled") return "draw";
  const isCalled = wasCalled || number <= status.queue.serving;
  return isCalled && !status.paused ? "turn" : "waiting";
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
