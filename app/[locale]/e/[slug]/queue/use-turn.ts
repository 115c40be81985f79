import { useEffect, useState } from "react";
import { serverClock } from "#app/visitor/server-clock.ts";
import { readStoredEvent, updateStoredEvent } from "#app/visitor/stored-visit.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds-until.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { CALL_SECONDS, turnEnd, updateTurn } from "./turn-time.ts";

export type TurnTime = {
  /** Seconds remaining of the call; null when the page was away as it came, or was cut off as it ended. */
  secondsRemaining: number | null;
  /** As far as the server, which has answered since, knows. */
  isOver: boolean;
};

type Facts = {
  status: StatusDocument | null;
  /** Undefined before this browser has joined, null before the draw. */
  number: number | null | undefined;
  wasCalled: boolean;
  /** When the server last answered, by its clock; null before it has. */
  answeredAt: number | null;
};

/** Follows this number's call by the server's clock. It is stored, so that a reload does not restart the minute. */
export function useTurn(slug: string, { status, number, wasCalled, answeredAt }: Facts): TurnTime {
  const [end, setEnd] = useState<{ at: number; isExact: boolean } | null>(null);
  useEffect(() => {
    const known = readStoredEvent(slug)?.turn;
    const now = new Date(serverClock.now()).toISOString();
    const turn = updateTurn(known, { status, number, wasCalled, now });
    if (!turn) return;
    if (turn !== known) updateStoredEvent(slug, { turn });
    setEnd(turnEnd(turn, status?.queue.secondsGivenBack));
  }, [slug, status, number, wasCalled]);

  const seconds = useSecondsUntil(end ? new Date(end.at).toISOString() : null);
  const isCounting = end?.isExact === true && seconds !== null && seconds <= CALL_SECONDS;
  const isOver = end !== null && seconds === 0 && answeredAt !== null && answeredAt >= end.at;
  return { secondsRemaining: isCounting ? seconds : null, isOver };
}
