import { useState } from "react";
import { useWhenOnline } from "./use-when-online.ts";

/** Why the last press failed. A "No connection" is forgotten as soon as the connection is back: it is no longer true. */
export function useRefusedCode(): [code: string | null, setCode: (code: string | null) => void] {
  const [code, setCode] = useState<string | null>(null);
  useWhenOnline(() => {
    if (code === "unreachable") setCode(null);
  });
  return [code, setCode];
}
