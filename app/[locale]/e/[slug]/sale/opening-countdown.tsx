import { countdownText } from "#app/visitor/countdown.ts";
import type { Sale } from "./sale.ts";

/** The countdown to the opening, by the server's clock. */
export function OpeningCountdown({ sale: { secondsToOpen: seconds, copy } }: { sale: Sale }) {
  const { opensIn, opensNow, dayShort } = copy.sale;
  return (
    <span role="timer" className="block pt-1 font-semibold">
      {seconds === 0 ? opensNow : `${opensIn} ${seconds === null ? "–" : countdownText(seconds, dayShort)}`}
    </span>
  );
}
