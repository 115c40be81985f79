import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { Failure } from "./call-office.ts";
import { refusalWords } from "./refusal-words.ts";

/** Why the last call was no success, in words. That no answer came is said no longer than the network is away. */
export function useFailure(): [words: string | null, setFailure: (failure: Failure | null) => void] {
  const [failure, setFailure] = useState<Failure | null>(null);
  useWhenOnline(() => setFailure((last) => (last?.kind === "unreachable" ? null : last)));
  return [failure && refusalWords(failure), setFailure];
}
