/**
 * Runs `work` one at a time, however often it is called. Callers during a run share the next one, which begins after they
 * called: nobody gets an answer older than their question, and a thousand calls cost two runs.
 */
export function singleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;

  function start(): Promise<T> {
    const run = work();
    running = run
      .catch(() => {})
      .finally(() => {
        running = null;
      });
    return run;
  }

  return () => {
    if (next) return next;
    if (!running) return start();
    next = running.then(() => {
      next = null;
      return start();
    });
    return next;
  };
}

/** The same for each key. Every key is kept, so they have to be few and known. */
export function singleFlightByKey<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const byKey = new Map<string, () => Promise<T>>();
  return (key) => {
    let run = byKey.get(key);
    if (!run) {
      run = singleFlight(() => work(key));
      byKey.set(key, run);
    }
    return run();
  };
}
