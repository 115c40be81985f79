import { useEffect } from "react";

/** Brings what failed to where it can be read: on a phone the bar at the bottom may lie over what stands beside a button. */
export function useAlertInView(failure: unknown): void {
  useEffect(() => {
    if (failure) document.querySelector('[role="alert"]:not(:empty)')?.scrollIntoView({ block: "center" });
  }, [failure]);
}
