import type { EventState } from "#booking/events/bookable-event.ts";

/** What an organizer has to do with an event now. */
export type NowPhase = "before" | "selling" | "sold" | "week" | "after" | "cancelled";

const WEEK_MS = 7 * 24 * 3600 * 1000;
/** A ride takes a day at most; then it is over. */
const EVENT_MS = 24 * 3600 * 1000;

type Event = { state: EventState; opensAt: Date; closesAt: Date; startsAt: Date };

/** @param free places that nobody has and nobody was promised */
export function phaseOf({ state, opensAt, closesAt, startsAt }: Event, free: number, now: Date): NowPhase {
  if (state === "cancelled") return "cancelled";
  const untilStart = startsAt.getTime() - now.getTime();
  if (untilStart < -EVENT_MS) return "after";
  if (untilStart < WEEK_MS) return "week";
  if (state === "closed" || now >= closesAt) return "sold";
  if (now < opensAt) return "before";
  return free > 0 ? "selling" : "sold";
}
