import { useEffect, useState } from "react";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { callApi } from "./call-api.ts";
import { decidePollDelay } from "./decide-poll-delay.ts";
import { serverClock } from "./server-clock.ts";

export type LiveStatus = {
  /** The last document that arrived, however old. */
  status: StatusDocument | null;
  arrivedAt: number;
  /** Calls in a row without an answer. */
  failures: number;
  refresh: () => void;
};

/**
 * Follows the event's status document: often when something is near, not at all while the page is hidden, at once when
 * it is shown again or comes back online.
 */
export function useStatus(slug: string, number: number | null = null): LiveStatus {
  const [live, setLive] = useState({ status: null as StatusDocument | null, arrivedAt: 0, failures: 0 });
  const [refresh, setRefresh] = useState<() => void>(() => () => {});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let isAsking = false;
    let known: StatusDocument | null = null;
    let failures = 0;

    async function ask() {
      if (isAsking || document.hidden) return;
      isAsking = true;
      clearTimeout(timer);
      const reply = await callApi<StatusDocument>(`/api/events/${slug}/status`);
      isAsking = false;
      if (isStopped) return;
      if (reply.kind === "ok") {
        serverClock.observe(reply.body.generatedAt);
        known = reply.body;
        failures = 0;
        setLive({ status: known, arrivedAt: Date.now(), failures });
      } else {
        failures += 1;
        setLive((last) => ({ ...last, failures }));
      }
      const peopleAhead = known && number !== null ? Math.max(0, number - known.queue.serving) : null;
      const now = serverClock.now();
      timer = setTimeout(ask, decidePollDelay({ status: known, peopleAhead, failures, now, random: Math.random() }));
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
  }, [slug, number]);

  return { ...live, refresh };
}
