import { useEffect, useState } from "react";
import { secondsUntil } from "./countdown.ts";
import { serverClock } from "./server-clock.ts";

/** Seconds until then by the server's clock, counting down. Null before the first tick and without a time. */
export function useSecondsUntil(then: string | null | undefined): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (!then) return setSeconds(null);
    const tick = () => setSeconds(secondsUntil(then, serverClock.now()));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [then]);
  return seconds;
}
