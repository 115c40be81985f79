import { useEffect, useRef, useState } from "react";

const PREFIX = "startline.admin.typed";

/**
 * What is typed under `key` (a part of a page, such as an event's message), kept in this browser until it was sent: a reload,
 * a lost tab or an ended session loses nothing. `set(empty)` forgets it.
 */
export function usePersistedState<Value>(key: string, empty: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(empty);
  const nothing = useRef(empty);
  const place = `${PREFIX}.${key}`;
  useEffect(() => {
    try {
      const kept = localStorage.getItem(place);
      if (kept !== null) setValue(JSON.parse(kept) as Value);
    } catch {
      // This browser keeps nothing; then nothing was lost either.
    }
  }, [place]);

  function set(next: Value) {
    setValue(next);
    try {
      if (JSON.stringify(next) === JSON.stringify(nothing.current)) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
    } catch {
      // As before.
    }
  }
  return [value, set];
}
