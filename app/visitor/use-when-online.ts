import { useEffect, useRef } from "react";

/** Calls `whenOnline` each time the network is back. */
export function useWhenOnline(whenOnline: () => void): void {
  const latest = useRef(whenOnline);
  latest.current = whenOnline;
  useEffect(() => {
    const call = () => latest.current();
    window.addEventListener("online", call);
    return () => window.removeEventListener("online", call);
  }, []);
}
