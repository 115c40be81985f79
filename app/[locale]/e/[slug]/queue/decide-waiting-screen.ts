import type { StatusDocument } from "#http/events/event-schemas.ts";

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
  /** The join's response said that the number is already called. */
  wasCalled: boolean;
  /** It was called, and its place had gone to somebody else when it was claimed. */
  hasLapsed: boolean;
};

/** What the waiting page shows. The end of the sale overrides everything, for everybody. */
export function decideWaitingScreen({ status, number, wasCalled, hasLapsed }: Facts): WaitingScreen {
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
