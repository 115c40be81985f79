/** A tab that sleeps with the lock must not keep another from joining. */
const PATIENCE_MS = 10_000;

/** Does `work` when no other tab of this browser does it, or after a while, or where browsers know no locks, anyway. */
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
    // Refused or waited in vain; whatever `work` itself threw is thrown below.
  }
  clearTimeout(timer);
  return begun ?? work();
}
