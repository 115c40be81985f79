import { useEffect, useMemo } from "react";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import { followWait, type WaitRange } from "#app/visitor/wait/follow-wait.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

/** The range on the screen. What it follows from is remembered, so that it does not sway, also not after a reload. */
export function useWaitRange(slug: string, status: StatusDocument | null, ahead: number | null): WaitRange | null {
  const followed = useMemo(
    () => (status && ahead !== null ? followWait(recallEvent(slug)?.wait, status, ahead) : null),
    [slug, status, ahead],
  );
  useEffect(() => {
    if (followed) rememberEvent(slug, { wait: followed.memory });
  }, [slug, followed]);
  return followed?.range ?? null;
}
