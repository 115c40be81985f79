/** How long a value that has expired is still served while loading it anew fails, and after which failures. */
type StaleIfError = { milliseconds: number; isCoveredBy: (error: unknown) => boolean };

export type LoadingCache<T> = {
  (key: string): Promise<T | null>;
  /** Everything is loaded anew from now on, also what is just being loaded. */
  clear(): void;
};

/**
 * Keeps what `load` answered for `ttlMs`, for at most `keysMax` keys; callers that ask for a key while it is being loaded
 * share the load. Absences (null) are kept as well, as many again: keys that do not exist evict none that do. Failures are
 * not kept. Under `staleIfError` only the first caller after a failure waits: the others get the stale value while another
 * load is tried.
 */
export function loadingCache<T>(
  ttlMs: number,
  keysMax: number,
  load: (key: string) => Promise<T | null>,
  staleIfError: StaleIfError = { milliseconds: 0, isCoveredBy: () => false },
): LoadingCache<T> {
  type Entry = { value: T | null; expiresAt: number; staleUntil: number; isFailing?: true };
  const present = new Map<string, Entry>();
  const absent = new Map<string, Entry>();
  const loading = new Map<string, Promise<T | null>>();

  function keep(key: string, value: T | null): void {
    present.delete(key);
    absent.delete(key);
    const entries = value === null ? absent : present;
    if (entries.size >= keysMax) entries.delete(entries.keys().next().value as string);
    const expiresAt = Date.now() + ttlMs;
    entries.set(key, { value, expiresAt, staleUntil: expiresAt + staleIfError.milliseconds });
  }

  /** What may still be served if loading fails. */
  function staleEntry(key: string): Entry | undefined {
    const entry = present.get(key);
    return entry && Date.now() < entry.staleUntil ? entry : undefined;
  }

  function start(key: string): Promise<T | null> {
    const shared: Promise<T | null> = load(key)
      .then((value) => {
        // Cleared meanwhile: the value may be older than the reason for clearing.
        if (loading.get(key) === shared) keep(key, value);
        return value;
      })
      .catch((error: unknown) => {
        const stale = staleEntry(key);
        if (!stale || !staleIfError.isCoveredBy(error)) throw error;
        stale.isFailing = true;
        return stale.value;
      })
      .finally(() => {
        if (loading.get(key) === shared) loading.delete(key);
      });
    loading.set(key, shared);
    return shared;
  }

  const get = (key: string): Promise<T | null> => {
    const entry = present.get(key) ?? absent.get(key);
    if (entry && Date.now() < entry.expiresAt) return Promise.resolve(entry.value);
    const loaded = loading.get(key) ?? start(key);
    const stale = staleEntry(key);
    if (!stale?.isFailing) return loaded;
    loaded.catch(() => {});
    return Promise.resolve(stale.value);
  };
  const clear = () => {
    for (const map of [present, absent, loading]) map.clear();
  };
  return Object.assign(get, { clear });
}
