type Kept = { milliseconds: number; whenFailing: (error: unknown) => boolean };

export type Memo<T> = {
  (key: string): Promise<T | null>;
  /** Whoever asks from now on gets what is loaded from now on. */
  forget(): void;
};

/**
 * Remembers what `load` answered for `milliseconds`, for at most `keysMax` keys; those who ask for a key while it is
 * being loaded share the answer. Absences (null) are remembered as well, so many again: keys that nobody has push out
 * none that somebody has. Failures are not remembered; with `kept`, the last value of a key is answered for so long while
 * loading it fails in such a way. Only the first who then asks waits: the others get it while another try is made.
 */
export function memo<T>(
  milliseconds: number,
  keysMax: number,
  load: (key: string) => Promise<T | null>,
  kept: Kept = { milliseconds: 0, whenFailing: () => false },
): Memo<T> {
  type Known = { value: T | null; until: number; keptUntil: number; isFailing?: true };
  const present = new Map<string, Known>();
  const absent = new Map<string, Known>();
  const loading = new Map<string, Promise<T | null>>();

  function remember(key: string, value: T | null): void {
    present.delete(key);
    absent.delete(key);
    const known = value === null ? absent : present;
    if (known.size >= keysMax) known.delete(known.keys().next().value as string);
    const until = Date.now() + milliseconds;
    known.set(key, { value, until, keptUntil: until + kept.milliseconds });
  }

  /** What may still be answered if nothing newer is to be had. */
  function lastOf(key: string): Known | undefined {
    const last = present.get(key);
    return last && Date.now() < last.keptUntil ? last : undefined;
  }

  function start(key: string): Promise<T | null> {
    const shared: Promise<T | null> = load(key)
      .then((value) => {
        // What was forgotten meanwhile may be older than the wish to forget it.
        if (loading.get(key) === shared) remember(key, value);
        return value;
      })
      .catch((error: unknown) => {
        const last = lastOf(key);
        if (!last || !kept.whenFailing(error)) throw error;
        last.isFailing = true;
        return last.value;
      })
      .finally(() => {
        if (loading.get(key) === shared) loading.delete(key);
      });
    loading.set(key, shared);
    return shared;
  }

  const ask = (key: string): Promise<T | null> => {
    const known = present.get(key) ?? absent.get(key);
    if (known && Date.now() < known.until) return Promise.resolve(known.value);
    const loaded = loading.get(key) ?? start(key);
    const last = lastOf(key);
    if (!last?.isFailing) return loaded;
    loaded.catch(() => {});
    return Promise.resolve(last.value);
  };
  const forget = () => {
    for (const map of [present, absent, loading]) map.clear();
  };
  return Object.assign(ask, { forget });
}
