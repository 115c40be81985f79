"use client";

import { countdownText } from "#app/visitor/countdown.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds.ts";
import { useSale } from "./sale-provider.tsx";

/** The countdown to the opening, by the server's clock. */
export function OpensIn() {
  const { live, messages } = useSale();
  const seconds = useSecondsUntil(live.status?.opensAt);
  const { opensIn, opensNow, dayShort } = messages.sale;
  return (
    <span role="timer" className="block pt-1 font-semibold">
      {seconds === 0 ? opensNow : `${opensIn} ${seconds === null ? "–" : countdownText(seconds, dayShort)}`}
    </span>
  );
}
