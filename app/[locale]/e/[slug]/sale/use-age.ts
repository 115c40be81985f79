import { useEffect, useState } from "react";

/** Whole seconds since then by this phone's clock, every five seconds; null before the first reading. */
export function useAge(since: number): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const read = () => setSeconds(since === 0 ? null : Math.round((Date.now() - since) / 1000));
    read();
    const timer = setInterval(read, 5000);
    return () => clearInterval(timer);
  }, [since]);
  return seconds;
}
