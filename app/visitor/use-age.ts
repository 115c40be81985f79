import { useEffect, useState } from "react";
import { serverClock } from "./server-clock.ts";

/** Whole seconds since then by the server's clock, every five seconds; null before the first reading and without a time. */
export function useAge(since: string | undefined): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const read = () =>
      setSeconds(since ? Math.max(0, Math.round((serverClock.now() - Date.parse(since)) / 1000)) : null);
    read();
    const timer = setInterval(read, 5000);
    return () => clearInterval(timer);
  }, [since]);
  return seconds;
}
