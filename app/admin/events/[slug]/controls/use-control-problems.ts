import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { ControlProblems } from "./change-controls.ts";

/** What came of the last change; that no answer came is said no longer than the network is away. */
export function useControlProblems(): [ControlProblems, (problems: ControlProblems) => void] {
  const [problems, setProblems] = useState<ControlProblems>({});
  useWhenOnline(() => setProblems(({ unreachable: _over, ...others }) => others));
  return [problems, setProblems];
}
