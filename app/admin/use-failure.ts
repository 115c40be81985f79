import { useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { Failure } from "./call-office.ts";
import { useOrganizerText } from "./language/text-context.tsx";
import { refusalCopy } from "./refusal-copy.ts";
import { useAlertInView } from "./use-alert-in-view.ts";

/** Why the last call failed, as a sentence. That no answer came is said no longer than the network is away. */
export function useFailure(): [reason: string | null, setFailure: (failure: Failure | null) => void] {
  const t = useOrganizerText();
  const [failure, setFailure] = useState<Failure | null>(null);
  useWhenOnline(() => setFailure((last) => (last?.kind === "unreachable" ? null : last)));
  useAlertInView(failure);
  return [failure && refusalCopy(failure, t), setFailure];
}
