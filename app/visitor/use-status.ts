import { useEffect, useRef, useState } from "react";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { callApi } from "./call-api.ts";
import { decidePollDelay } from "./decide-poll-delay.ts";
import { isStale, laterDocument } from "./later-document.ts";
import { serverClock } from "./server-clock.ts";

export type LiveStatus = {
  /** The latest document that arrived, however old. */
  status: StatusDocument | null;
  /** Calls in a row without an answer. */
  failures: number;
  refresh: () => void;
};

/** The document is small and made in advance: an answer that takes longer is lost, and the next comes sooner. */
const GIVE_UP_AFTER_MS = 4000;

/**
 * Follows the event's status document: often when something is near, not at all while the page is hidden, at once when
 * it is shown again or comes back online. `numberIn` tells the visitor's queue number, so that the distance is known.
 */
export function useStatus(slug: string, numberIn: (status: StatusDocument) => number | null = () => null): LiveStatus {
  const [live, setLive] = useState({ status: null as StatusDocument | null, failures: 0 });
  const [refresh, setRefresh] = useState<() => void>(() => () => {});
  // A new number changes the next delay. It is no reason to ask at once: at a draw everybody has a new one.
  const latestNumberIn = useRef(numberIn);
  latestNumberIn.current = numberIn;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let isAsking = false;
    let known: StatusDocument | null = null;
    let failures = 0;
    let staleAnswers = 0;

    async function ask() {
      if (isAsking || document.hidden) return;
      isAsking = true;
      clearTimeout(timer);
      const reply = await callApi<StatusDocument>(`/api/events/${slug}/status`, { giveUpAfterMs: GIVE_UP_AFTER_MS });
      isAsking = false;
      if (isStopped) return;
      if (reply.kind === "ok") {
        serverClock.observe(reply.body.generatedAt);
        known = laterDocument(known, reply.body);
        failures = 0;
        staleAnswers = isStale(reply.body, serverClock.now()) ? staleAnswers + 1 : 0;
      } else {
        failures += 1;
      }
      setLive({ status: known, failures });
      if (!document.hidden) timer = setTimeout(ask, delay());
    }

    function delay(): number {
      const number = known && latestNumberIn.current(known);
      return decidePollDelay({
        status: known,
        peopleAhead: known && number !== null ? Math.max(0, number - known.queue.serving) : null,
        failures,
        staleAnswers,
        isSavingData: wantsToSaveData(),
        now: serverClock.now(),
        random: Math.random(),
      });
    }

    const onShown = () => (document.hidden ? clearTimeout(timer) : void ask());
    document.addEventListener("visibilitychange", onShown);
    window.addEventListener("pageshow", onShown);
    window.addEventListener("online", onShown);
    setRefresh(() => () => void ask());
    void ask();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onShown);
      window.removeEventListener("pageshow", onShown);
      window.removeEventListener("online", onShown);
    };
  }, [slug]);

  return { ...live, refresh };
}

/** `Save-Data`, where the browser says so (Chromium). */
const wantsToSaveData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
