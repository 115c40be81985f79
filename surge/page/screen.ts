import type { Status } from "./status.ts";

export type Screen =
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
  status: Pick<Status, "phase" | "paused" | "queue"> | null;
  /** Undefined before joining, null before the draw. */
  number: number | null | undefined;
  wasCalled: boolean;
  hasLapsed: boolean;
};

/** What the waiting page shows, as its decide-waiting-screen.ts has it; surge/page/page.test.ts compares the two. */
export function decideScreen({ status, number, wasCalled, hasLapsed }: Facts): Screen {
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
