import { useCallback, useEffect, useRef, useState } from "react";
import { onPageActivity } from "#app/visitor/page-events.ts";
import { readOwnEntry } from "#app/visitor/read-own-entry.ts";
import { forgetWaitlist } from "#app/visitor/stored-visit.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";

/** An offer comes by email and SMS; the page only follows. Our choice. */
const POLL_MS = 30_000;
/** While the server does not answer. Our choice. */
const LONGEST_PAUSE_MS = 5000;

export type OwnEntry = {
  /** Undefined before it is known; null where this browser has none. */
  entry: WaitlistEntry | null | undefined;
  /** Why it can't be read now; it is still being tried. */
  trouble: string | null;
  show: (entry: WaitlistEntry) => void;
  refresh: () => Promise<void>;
  /** This browser's entry is over, and another may begin. */
  forget: () => void;
};

/** The entry that this browser keeps for the event, as the server has it. */
export function useWaitlistEntry(slug: string): OwnEntry {
  const [entry, setEntry] = useState<WaitlistEntry | null | undefined>(undefined);
  const [trouble, setTrouble] = useState<string | null>(null);
  const asking = useRef(new AbortController());

  const refresh = useCallback(async () => {
    asking.current.abort();
    asking.current = new AbortController();
    const { signal } = asking.current;
    const longestPauseMs = () => LONGEST_PAUSE_MS;
    const next = await readOwnEntry(slug, { signal, longestPauseMs, onRetry: setTrouble });
    if (signal.aborted) return;
    setTrouble(null);
    if (next !== undefined) setEntry(next);
  }, [slug]);

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void (document.hidden || refresh()), POLL_MS);
    const stopListening = onPageActivity(() => void (document.hidden || refresh()));
    return () => {
      clearInterval(timer);
      stopListening();
      asking.current.abort();
    };
  }, [refresh]);

  const forget = useCallback(() => {
    forgetWaitlist(slug);
    setEntry(null);
  }, [slug]);
  return { entry, trouble, show: setEntry, refresh, forget };
}
