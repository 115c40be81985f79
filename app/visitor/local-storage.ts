/** Stands in for localStorage where a browser refuses it: enough for one page. */
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
    // Full or forbidden: the fallback has it.
  }
}

/** Of all that is kept under keys that begin so. */
export const keysWithPrefix = (prefix: string): string[] =>
  [...fallback.keys(), ...Object.keys(storage() ?? {})].filter((key) => key.startsWith(prefix));

/** Whether the next page will know what this one was told. Some browsers refuse to keep anything. */
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
