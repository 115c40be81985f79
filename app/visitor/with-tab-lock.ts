/** A suspended tab that holds the lock must not keep another from joining. */
const PATIENCE_MS = 10_000;

/** Runs `work` in one tab of this browser at a time; after a while, or in a browser without locks, it runs anyway. */
export async function withTabLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (!navigator.locks) return work();
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE_MS);
  let begun: Promise<Result> | null = null;
  try {
    await navigator.locks.request(name, { signal: impatience.signal }, async () => {
      clearTimeout(timer);
      begun = work();
      await begun;
    });
  } catch {
    // Refused or timed out; whatever `work` itself threw is thrown below.
  }
  clearTimeout(timer);
  return begun ?? work();
}
