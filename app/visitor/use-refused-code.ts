import { useState } from "react";
import { useWhenOnline } from "./use-when-online.ts";

/** Refusals that are of the connection, and say to try again once there is one. */
const OF_CONNECTION = ["unreachable", "checkout_not_loaded"];

/** Forgets a "No connection" that nobody repeats as soon as there is a connection again: it says nothing true any more. */
export function useClearWhenOnline(code: string | null, forget: () => void): void {
  useWhenOnline(() => {
    if (code !== null && OF_CONNECTION.includes(code)) forget();
  });
}

/** Why the last press came to nothing. */
export function useRefusedCode(): [code: string | null, setCode: (code: string | null) => void] {
  const [code, setCode] = useState<string | null>(null);
  useClearWhenOnline(code, () => setCode(null));
  return [code, setCode];
}
