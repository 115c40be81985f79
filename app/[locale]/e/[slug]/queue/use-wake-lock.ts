import { useEffect } from "react";

/** Keeps the screen on while `isWanted`, where supported; the system releases the lock whenever the page is hidden. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isStopped = false;
    async function hold() {
      if (document.hidden || isStopped) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (isStopped) await lock.release();
      } catch {
        // A phone in battery saver mode refuses.
      }
    }
    const onShown = () => void hold();
    void hold();
    document.addEventListener("visibilitychange", onShown);
    return () => {
      isStopped = true;
      document.removeEventListener("visibilitychange", onShown);
      void lock?.release();
    };
  }, [isWanted]);
}
