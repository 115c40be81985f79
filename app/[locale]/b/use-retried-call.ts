import { useEffect, useRef, useState } from "react";
import type { Reply } from "#app/api-client/call-api.ts";
import { longestPauseWithPlace } from "#app/visitor/decide-retry.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import type { BookingView } from "./booking-view.ts";
import { endOf } from "./decide-screen.ts";

export type RetriedCall = {
  /** Calls until there is an answer, or the component is gone. */
  retried: <Body>(call: () => Promise<Reply<Body>>) => Promise<Reply<Body>>;
  /** Why the last try failed, while the page keeps trying. */
  retriedCode: string | null;
};

/** The longest pause between two tries for this booking; short before it has loaded. */
export const longestPauseFor = (view: BookingView | null): number =>
  longestPauseWithPlace(view ? Date.parse(endOf(view)) - serverClock.now() : 0);

/** For a component's calls about a booking whose place is held. */
export function useRetriedCall(view: BookingView): RetriedCall {
  const [retriedCode, setRetriedCode] = useState<string | null>(null);
  const latest = useRef(view);
  latest.current = view;
  const shown = useRef(new AbortController());
  useEffect(() => {
    shown.current = new AbortController();
    return () => shown.current.abort();
  }, []);

  const retried = async <Body>(call: () => Promise<Reply<Body>>): Promise<Reply<Body>> => {
    const reply = await retryCall(call, {
      longestPauseMs: () => longestPauseFor(latest.current),
      signal: shown.current.signal,
      onRetry: setRetriedCode,
    });
    setRetriedCode(null);
    return reply;
  };
  return { retried, retriedCode };
}
