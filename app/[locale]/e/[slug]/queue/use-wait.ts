import { useEffect } from "react";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import { followWait, type WaitRange } from "#app/visitor/wait/follow-wait.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

type Wait = {
  range: WaitRange | null;
  /** How many people were ahead at most: where the bar begins. */
  firstAhead: number;
};

/** How long it may take still, and where it began. Both are remembered, so that they do not sway, also not after a reload. */
export function useWait(slug: string, status: StatusDocument | null, ahead: number | null): Wait | null {
  const known = recallEvent(slug);
  const wait = status && ahead !== null ? followWait(known?.wait, status, ahead) : null;
  const firstAhead = Math.max(known?.firstAhead ?? 0, ahead ?? 0);
  // Following the same document again changes nothing.
  useEffect(() => {
    if (wait) rememberEvent(slug, { wait: wait.memory, firstAhead });
  });
  return wait && { range: wait.range, firstAhead };
}
