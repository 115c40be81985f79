import type { SaleControls, WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";

export type Limit = "not_open" | "paused" | "nobody_waits" | "no_place" | "checkout_full" | "pace";

type Now = Pick<
  WaitingRoomNow,
  "phase" | "waiting" | "remaining" | "held" | "roomForCalled" | "concurrency" | "turnout"
>;

/** What keeps the next person from being called: only there does a change of the controls help. The tick counts the same way. */
export function decideLimit(now: Now, { isPaused }: Pick<SaleControls, "isPaused">): Limit {
  if (now.phase !== "open" && now.phase !== "standby" && now.phase !== "sold_out") return "not_open";
  if (isPaused) return "paused";
  if (now.remaining === 0) return "no_place";
  if (now.waiting === 0) return "nobody_waits";
  const callsThatFit = Math.floor((now.concurrency - now.held - now.roomForCalled) / now.turnout);
  return callsThatFit <= 0 ? "checkout_full" : "pace";
}
