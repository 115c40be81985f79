import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { decidePhase } from "#booking/waiting-room/phase.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What is known of the sale without a live number: its times and, before and after it, its phase. */
export type InitialStatus = Pick<StatusDocument, "phase" | "opensAt" | "closesAt" | "preQueueAt">;

/**
 * The state of the sale when the page was made, so that the first view has it, and has it also where no script runs. Null
 * while places are sold: only a live number says how many.
 */
export function initialStatusOf(event: BookableEvent, now: Date): InitialStatus | null {
  const { state, opensAt, closesAt } = event;
  const preQueueAt = new Date(opensAt.getTime() - event.preQueueMinutes * 60_000);
  const isBefore = now < opensAt;
  const phase = decidePhase(
    { state, preQueueAt, opensAt, closesAt, isSealed: !isBefore, free: 1, called: 0, held: 0 },
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
