/** Waits until the caller may make the next call. */
export type Pace = () => Promise<void>;

/**
 * Spreads this process's calls to a provider evenly: at most `perSecond`, none saved up. An account's limit counts all
 * processes, so each gets its share.
 */
export function openPace(perSecond: number): Pace {
  const gapMs = 1000 / perSecond;
  let nextTurnAt = 0;
  return async () => {
    const now = performance.now();
    const turnAt = Math.max(now, nextTurnAt);
    nextTurnAt = turnAt + gapMs;
    if (turnAt > now) await new Promise((resolve) => setTimeout(resolve, turnAt - now));
  };
}
