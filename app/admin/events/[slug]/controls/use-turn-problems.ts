import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { TurnProblems } from "./turn-controls.ts";

/** What came of the last turn; that no answer came is said no longer than the network is away. */
export function useTurnProblems(): [TurnProblems, (problems: TurnProblems) => void] {
  const [problems, setProblems] = useState<TurnProblems>({});
  useWhenOnline(() => setProblems(({ unreachable: _over, ...others }) => others));
  return [problems, setProblems];
}
