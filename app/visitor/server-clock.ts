/** The server's time in the browser. Phones are minutes off; countdowns must not be. */
export type ServerClock = { observe(serverTime: string): void; now(): number };

/**
 * A response is always older than its arrival (network, caches), so each sample shows the server's time too
 * early or exactly: the largest offset seen is the best.
 */
export function createServerClock(readLocal: () => number): ServerClock {
  let offset: number | null = null;
  return {
    observe(serverTime) {
      const sample = Date.parse(serverTime) - readLocal();
      if (Number.isFinite(sample)) offset = offset === null ? sample : Math.max(offset, sample);
    },
    now: () => readLocal() + (offset ?? 0),
  };
}

export const serverClock = createServerClock(() => Date.now());
