/** The server's time in the browser. Phones are minutes off; countdowns must not be. */
export type ServerClock = { observe(serverTime: string): void; now(): number };

/** Far more than any response is late. Our choice. */
const FAR_MS = 10 * 60_000;

const areFar = (one: number, other: number): boolean => Math.abs(one - other) > FAR_MS;

/**
 * A response is always older than its arrival (network, caches), so each sample shows the server's time too
 * early or exactly: the largest offset seen is the best. One that is far from all others is a clock gone wrong, of a
 * server or of this phone, and counts only once the next sample agrees with it.
 */
export function createServerClock(readLocal: () => number): ServerClock {
  let offset: number | null = null;
  let doubtful: number | null = null;
  return {
    observe(serverTime) {
      const sample = Date.parse(serverTime) - readLocal();
      if (!Number.isFinite(sample)) return;
      if (offset === null || (doubtful !== null && areFar(sample, offset) && !areFar(sample, doubtful))) {
        offset = sample;
        doubtful = null;
      } else if (areFar(sample, offset)) {
        doubtful = sample;
      } else {
        offset = Math.max(offset, sample);
        doubtful = null;
      }
    },
    now: () => readLocal() + (offset ?? 0),
  };
}

export const serverClock = createServerClock(() => Date.now());
