import { useState } from "react";
import { useWhenOnline } from "./use-when-online.ts";

/** Refusals about the connection, which say to try again once there is one. */
const OF_CONNECTION = ["unreachable", "checkout_not_loaded"];

/** Clears a "No connection" that is not being retried as soon as the connection is back: it is no longer true. */
export function useClearWhenOnline(code: string | null, forget: () => void): void {
  useWhenOnline(() => {
    if (code !== null && OF_CONNECTION.includes(code)) forget();
  });
}

/** Why the last press failed. */
export function useRefusedCode(): [code: string | null, setCode: (code: string | null) => void] {
  const [code, setCode] = useState<string | null>(null);
  useClearWhenOnline(code, () => setCode(null));
  return [code, setCode];
}
