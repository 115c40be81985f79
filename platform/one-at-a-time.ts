/**
 * Runs `work` one at a time, however often it is asked for. Those who ask while it runs share the next run, which begins
 * after theirs was asked for: nobody's work is missed, and a thousand nudges cost two runs.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
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

/** The same for each key: its work runs one at a time. Keys are few and known, because each is kept. */
export function oneAtATimeOfEach<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const ofKey = new Map<string, () => Promise<T>>();
  return (key) => {
    let run = ofKey.get(key);
    if (!run) {
      run = oneAtATime(() => work(key));
      ofKey.set(key, run);
    }
    return run();
  };
}
