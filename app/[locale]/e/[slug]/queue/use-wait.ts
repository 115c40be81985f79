import { useEffect } from "react";
import { readStoredEvent, updateStoredEvent } from "#app/visitor/stored-visit.ts";
import { updateWait, type WaitRange } from "#app/visitor/wait/update-wait.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

type Wait = {
  range: WaitRange | null;
  /** How many people were ahead at most: where the bar begins. */
  firstAhead: number;
};

/** How long it may take still, and where it began. Both are remembered, so that they do not sway, also not after a reload. */
export function useWait(slug: string, status: StatusDocument | null, ahead: number | null): Wait | null {
  const known = readStoredEvent(slug);
  const wait = status && ahead !== null ? updateWait(known?.wait, status, ahead) : null;
  const firstAhead = Math.max(known?.firstAhead ?? 0, ahead ?? 0);
  // Following the same document again changes nothing.
  useEffect(() => {
    if (wait) updateStoredEvent(slug, { wait: wait.memory, firstAhead });
  });
  return wait && { range: wait.range, firstAhead };
}
