/**
 * Remembers what `load` answered for `milliseconds`, for at most `keysMax` keys; those who ask for a key while it is
 * being loaded share the answer. Failures and absences (null) are not remembered.
 */
export function memo<T>(milliseconds: number, keysMax: number, load: (key: string) => Promise<T | null>) {
  const remembered = new Map<string, { value: T; until: number }>();
  const loading = new Map<string, Promise<T | null>>();

  async function loadOnce(key: string): Promise<T | null> {
    try {
      const value = await load(key);
      remembered.delete(key);
      if (value !== null) {
        if (remembered.size >= keysMax) remembered.delete(remembered.keys().next().value as string);
        remembered.set(key, { value, until: Date.now() + milliseconds });
      }
      return value;
    } finally {
      loading.delete(key);
    }
  }

  return (key: string): Promise<T | null> => {
    const known = remembered.get(key);
    if (known && Date.now() < known.until) return Promise.resolve(known.value);
    let shared = loading.get(key);
    if (!shared) {
      shared = loadOnce(key);
      loading.set(key, shared);
    }
    return shared;
  };
}
