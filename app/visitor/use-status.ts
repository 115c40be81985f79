import { useEffect, useRef, useState } from "react";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { type LatestStatus, type PollOptions, pollStatus, type StatusPolling } from "./poll-status.ts";

export type LiveStatus = LatestStatus & Pick<StatusPolling, "refresh">;

/** The event's status document for a component, polled while it is mounted. */
export function useStatus(slug: string, { numberIn, isInLine = false }: PollOptions = {}): LiveStatus {
  const [live, setLive] = useState<LatestStatus>({ status: null, answeredAt: null, failures: 0, isOffline: false });
  const [refresh, setRefresh] = useState<() => void>(() => () => {});
  // A new number changes the next delay. It is no reason to poll at once: at a draw everybody gets one.
  const latestNumberIn = useRef(numberIn);
  latestNumberIn.current = numberIn;

  useEffect(() => {
    const numberNow = (status: StatusDocument) => latestNumberIn.current?.(status) ?? null;
    const following = pollStatus(slug, { numberIn: numberNow, isInLine }, setLive);
    setRefresh(() => following.refresh);
    return following.stop;
  }, [slug, isInLine]);

  return { ...live, refresh };
}
