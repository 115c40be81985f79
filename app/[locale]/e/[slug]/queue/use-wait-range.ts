import { useRef } from "react";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { callsPerMinute } from "./calls-per-minute.ts";
import { estimateWait, type WaitRange } from "./estimate-wait.ts";

/** The rate counts the last minute, so that for so long after a pause it is lower than the sale. */
const SETTLES_MS = 60_000;

/** The range on the screen. It is kept between documents, so that it does not sway, and through a pause. */
export function useWaitRange(status: StatusDocument | null, ahead: number | null): WaitRange | null {
  const shown = useRef<WaitRange | null>(null);
  const pausedAt = useRef(0);
  if (!status || ahead === null) return shown.current;
  const at = Date.parse(status.generatedAt);
  const ratePerMinute = callsPerMinute(status);
  if (status.paused) pausedAt.current = at;
  else if (ratePerMinute !== null && at - pausedAt.current > SETTLES_MS) {
    shown.current = estimateWait(shown.current, { peopleAhead: ahead + 1, ratePerMinute });
  }
  return shown.current;
}
