import type { RehearsalRefusal } from "#booking/rehearsals/rehearsal.ts";
import type { Text } from "./language/text.ts";
import type { Translate } from "./language/translate.ts";

export const runningCopy = ({ places, confirmed }: { places: number; confirmed: number }, t: Translate): string =>
  t("Rehearsal, running · {confirmed} of {places} places", { confirmed, places });

/** Why no rehearsal can be started now, and what would help. */
export const rehearsalRefusalCopy: Record<Exclude<RehearsalRefusal, "unknown_event" | "rehearsal_running">, Text> = {
  event_over: "There is nothing to rehearse any more: the sale is over.",
  sale_near: "The real sale is open or opens within half an hour. A rehearsal would be in its way, so none starts now.",
  rehearsals_used_up: "Your team has started 20 rehearsals in a day, which is the most. Try again tomorrow.",
  incomplete: "Finish the event first: a rehearsal shows what riders will see. Now says what is missing.",
};
