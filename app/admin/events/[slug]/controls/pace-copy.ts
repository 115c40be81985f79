import type { SaleControls, WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";

type Now = Pick<WaitingRoomNow, "phase" | "calledPerMinute" | "remaining" | "waiting">;

/** From here on minutes are counted in hours. */
const MINUTES_SAID_MAX = 90;

/** Below the number of people called in the last minute: how long the places last, where people wait for them. */
export function paceCopy(
  { phase, calledPerMinute, remaining, waiting }: Now,
  { isPaused }: Pick<SaleControls, "isPaused">,
) {
  if (isPaused) return "in the last minute; paused now";
  if (phase !== "open" || calledPerMinute === 0 || waiting === 0 || remaining === 0) return "in the last minute";
  const minutes = Math.ceil(remaining / calledPerMinute);
  return `at this pace every place is offered in ${durationCopy(minutes)}`;
}

function durationCopy(minutes: number): string {
  if (minutes <= 1) return "a minute";
  if (minutes <= MINUTES_SAID_MAX) return `${minutes} minutes`;
  return `about ${Math.round(minutes / 60).toLocaleString("en-IN")} hours`;
}
