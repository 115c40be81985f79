/** Limits how fast this process calls a provider. */
export type RateLimiter = {
  /** Resolves when the caller may make its next call. */
  acquire(): Promise<void>;
};

/**
 * Spaces the calls of this process evenly: at most `perSecond`, and calls that were not made are not saved up for a burst. A
 * provider's limit counts all processes, so each gets its share of it.
 */
export function openRateLimiter(perSecond: number): RateLimiter {
  const spacingMs = 1000 / perSecond;
  let nextCallAt = 0;
  return {
    async acquire() {
      const now = performance.now();
      const callAt = Math.max(now, nextCallAt);
      nextCallAt = callAt + spacingMs;
      if (callAt > now) await new Promise((resolve) => setTimeout(resolve, callAt - now));
    },
  };
}

/** For what is limited elsewhere, or not at all. */
export const UNLIMITED: RateLimiter = { acquire: async () => {} };
