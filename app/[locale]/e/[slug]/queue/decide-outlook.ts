import type { StatusDocument } from "#http/events/event-schemas.ts";

export type Outlook = "likely" | "uncertain" | "standby" | "paused";

/** The one sentence about what happens next. Honest when more people are ahead than places are left. */
export function decideOutlook(
  status: Pick<StatusDocument, "phase" | "paused" | "remaining">,
  peopleAhead: number,
): Outlook {
  if (status.paused) return "paused";
  if (status.phase === "standby") return "standby";
  return peopleAhead >= status.remaining ? "uncertain" : "likely";
}
