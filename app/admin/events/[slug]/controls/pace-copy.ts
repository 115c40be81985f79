import type { SaleControls, WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import type { Translate } from "../../../language/translate.ts";

type Now = Pick<WaitingRoomNow, "phase" | "calledPerMinute" | "remaining" | "waiting">;

/** From here on minutes are counted in hours. */
const MINUTES_SAID_MAX = 90;

/** Below the number of people called in the last minute: how long the places last, where people wait for them. */
export function paceCopy(
  { phase, calledPerMinute, remaining, waiting }: Now,
  { isPaused }: Pick<SaleControls, "isPaused">,
  t: Translate,
): string {
  if (isPaused) return t("in the last minute; paused now");
  if (phase !== "open" || calledPerMinute === 0 || waiting === 0 || remaining === 0) return t("in the last minute");
  const minutes = Math.ceil(remaining / calledPerMinute);
  if (minutes <= MINUTES_SAID_MAX) {
    return t(
      {
        one: "at this pace every place is offered in a minute",
        other: "at this pace every place is offered in {count} minutes",
      },
      { count: minutes },
    );
  }
  return t("at this pace every place is offered in about {hours} hours", { hours: Math.round(minutes / 60) });
}
