"use client";

import { countdownText } from "#app/visitor/countdown.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds.ts";
import { useSale } from "./sale-provider.tsx";

/** The countdown to the opening, by the server's clock. */
export function OpensIn() {
  const { live, messages } = useSale();
  const seconds = useSecondsUntil(live.status?.opensAt);
  const words =
    seconds === null ? "–" : seconds === 0 ? messages.sale.opensNow : countdownText(seconds, messages.sale.dayShort);
  return (
    <span role="timer" className="block pt-1 font-semibold">
      {messages.sale.opensIn} {words}
    </span>
  );
}
