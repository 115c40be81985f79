import { useEffect } from "react";
import { readStoredEvent, updateStoredEvent } from "#app/visitor/stored-visit.ts";
import { updateWait, type WaitRange } from "#app/visitor/wait/update-wait.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

type Wait = {
  range: WaitRange | null;
  /** The most people that were ever ahead: where the bar starts. */
  firstAhead: number;
};

/** The expected wait, and where it started. Both are stored, so that they stay steady, also after a reload. */
export function useWait(slug: string, status: StatusDocument | null, ahead: number | null): Wait | null {
  const known = readStoredEvent(slug);
  const wait = status && ahead !== null ? updateWait(known?.wait, status, ahead) : null;
  const firstAhead = Math.max(known?.firstAhead ?? 0, ahead ?? 0);
  // Applying the same document again changes nothing.
  useEffect(() => {
    if (wait) updateStoredEvent(slug, { wait: wait.memory, firstAhead });
  });
  return wait && { range: wait.range, firstAhead };
}
