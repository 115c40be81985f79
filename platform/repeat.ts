import { setTimeout as pause } from "node:timers/promises";

type Repeated = {
  /** Does one round and answers how many milliseconds to pause before the next. */
  round(): Promise<number>;
  afterErrorMs: number;
  onError(error: unknown): void;
  /** Ends the pause at once and lets a running round finish. */
  signal: AbortSignal;
};

/** Repeats rounds one after another, never two at once, until the signal. Errors are reported and do not end it. */
export async function repeat({ round, afterErrorMs, onError, signal }: Repeated): Promise<void> {
  while (!signal.aborted) {
    let pauseMs = afterErrorMs;
    try {
      pauseMs = await round();
    } catch (error) {
      onError(error);
    }
    await pause(pauseMs, undefined, { signal }).catch(() => {});
  }
}
