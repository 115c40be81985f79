import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { decidePhase } from "#booking/waiting-room/phase.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What is known of the sale without live numbers: its times and, before and after it, its phase. */
export type InitialStatus = Pick<StatusDocument, "phase" | "opensAt" | "closesAt" | "preQueueAt">;

/**
 * The state of the sale when the page was rendered, so that the first view has it, also without JavaScript. Null
 * while the sale is open: only live numbers say how many places remain.
 */
export function initialStatusOf(event: BookableEvent, now: Date): InitialStatus | null {
  const { state, opensAt, closesAt } = event;
  const preQueueAt = new Date(opensAt.getTime() - event.preQueueMinutes * 60_000);
  const isBefore = now < opensAt;
  const phase = decidePhase(
    { state, preQueueAt, opensAt, closesAt, isSealed: !isBefore, free: 1, called: 0, held: 0, spokenFor: 0 },
    now,
  );
  if (phase === "open") return null;
  return {
    phase,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    preQueueAt: preQueueAt.toISOString(),
  };
}
