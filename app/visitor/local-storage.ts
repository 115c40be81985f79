/** Replaces localStorage where a browser refuses it, for as long as the page lives. */
const fallback = new Map<string, string>();

export function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(storage()?.getItem(key) ?? fallback.get(key) ?? "null");
  } catch {
    return null;
  }
}

export function write(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  fallback.set(key, text);
  try {
    if (value === null) storage()?.removeItem(key);
    else storage()?.setItem(key, text);
  } catch {
    // Storage is full or forbidden: the fallback has it.
  }
}

/** The stored keys that start with `prefix`. */
export const keysWithPrefix = (prefix: string): string[] =>
  [...fallback.keys(), ...Object.keys(storage() ?? {})].filter((key) => key.startsWith(prefix));

/** Whether the next page can read what this one stores. Some browsers refuse all storage. */
export function isStorageAvailable(): boolean {
  const probe = "startline.probe";
  try {
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
