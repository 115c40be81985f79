/** A timer that fires this much late tells of a process that did not come to run. */
const LATE_MS = 50;
/** So many times as long as was asked for, at most: a process that always lags must give up some time. */
const EXTENSION_MAX = 2;

/**
 * Calls `onTimeout` after `ms`; answers how to cancel that. Time in which this process did not come to run does not count, up to
 * twice as long again, and what has arrived by then is read first: a plain timer tells a busy process that others don't answer,
 * when it has only not read their answers, and what it then gives up costs it even more work.
 */
export function startPatientTimer(ms: number, onTimeout: () => void): () => void {
  let due = performance.now() + ms;
  let extensionMs = ms * EXTENSION_MAX;
  let immediate: NodeJS.Immediate | undefined;
  let timer = setTimeout(check, ms);

  function check(): void {
    const lateMs = performance.now() - due;
    const moreMs = lateMs < LATE_MS ? 0 : Math.min(lateMs, ms, extensionMs);
    if (moreMs <= 0) {
      // After the answers that lie in the sockets.
      immediate = setImmediate(onTimeout);
      return;
    }
    extensionMs -= moreMs;
    due = performance.now() + moreMs;
    timer = setTimeout(check, moreMs);
  }

  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}
