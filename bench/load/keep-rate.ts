export type Rate = { perSecond: number; seconds: number };

/**
 * An open loop: acts are due at a fixed rate whatever becomes of the earlier ones. Each is told when it was due, in
 * milliseconds of `performance.now()`, so that one begun late counts from then: otherwise whoever stalls would be asked
 * less, and the worst moments measured least. Resolves when all have ended; the first that fails ends it.
 */
export function keepRate(
  { perSecond, seconds }: Rate,
  act: (dueAt: number, index: number) => Promise<void>,
): Promise<void> {
  const total = perSecond * seconds;
  const startedAt = performance.now();
  const dueAt = (index: number) => startedAt + (index * 1000) / perSecond;
  let begun = 0;
  let ended = 0;
  return new Promise((finished, failed) => {
    const fail = (error: unknown) => {
      clearInterval(timer);
      failed(error);
    };
    const end = () => {
      ended += 1;
      if (ended === total) finished();
    };
    const timer = setInterval(() => {
      const now = performance.now();
      for (; begun < total && dueAt(begun) <= now; begun += 1) act(dueAt(begun), begun).then(end, fail);
      if (begun === total) clearInterval(timer);
    }, 1);
  });
}
