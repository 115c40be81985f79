import { useEffect, useState } from "react";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { seeTurn, turnEnd } from "./turn-time.ts";

export type TurnTime = {
  /** Seconds of the call that are left; null when the page was away as it came. */
  secondsLeft: number | null;
  isOver: boolean;
};

/** Follows the call of this number by the server's clock. It is remembered, so that a reload does not begin the minute anew. */
export function useTurn(slug: string, status: StatusDocument | null, number: number, wasCalled: boolean): TurnTime {
  const [end, setEnd] = useState<{ at: number; isExact: boolean } | null>(null);
  useEffect(() => {
    if (!number || (!status && !wasCalled)) return;
    const isCalled = wasCalled || (status !== null && status.queue.serving >= number);
    const now = status?.generatedAt ?? new Date(serverClock.now()).toISOString();
    const known = recallEvent(slug)?.turn;
    // Called in the answer to the join: it waited until that moment.
    const turn = seeTurn(known ?? (wasCalled ? { waitingAt: now, calledAt: null } : undefined), now, isCalled);
    if (turn !== known) rememberEvent(slug, { turn });
    setEnd(turnEnd(turn));
  }, [slug, status, number, wasCalled]);

  const seconds = useSecondsUntil(end ? new Date(end.at).toISOString() : null);
  return { secondsLeft: end?.isExact ? seconds : null, isOver: end !== null && seconds === 0 };
}
