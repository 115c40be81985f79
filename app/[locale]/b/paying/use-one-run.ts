import { useRef, useState } from "react";

type Work<Value> = (signal: AbortSignal) => Promise<Value>;

export type OneRun = {
  isBusy: boolean;
  /** Runs `work` unless another still runs: then it answers `otherwise`. */
  once: <Value>(work: Work<Value>, otherwise: Value) => Promise<Value>;
  /** Gives up what runs; whatever it still awaits finds its signal aborted. */
  stop: () => void;
};

/** One thing at a time. A double tap arrives before the first render with `isBusy`. */
export function useOneRun(): OneRun {
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);

  async function once<Value>(work: Work<Value>, otherwise: Value): Promise<Value> {
    if (running.current) return otherwise;
    const own = new AbortController();
    running.current = own;
    setBusy(true);
    try {
      return await work(own.signal);
    } finally {
      if (running.current === own) {
        running.current = null;
        setBusy(false);
      }
    }
  }

  const stop = useRef(() => {
    running.current?.abort();
    running.current = null;
    setBusy(false);
  });
  return { isBusy, once, stop: stop.current };
}
