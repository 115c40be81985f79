import type { Copy } from "#app/copy/copy.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";

type Sale = Pick<BookableEvent, "preQueueMinutes" | "opensAt">;

/** How booking works at this event. Where people may still join before the opening, that comes first: it is a draw. */
export function bookingSteps({ steps, stepsWithDraw }: Copy["event"]["page"], sale: Sale, now: Date): string[] {
  const hasDraw = sale.preQueueMinutes > 0 && now < sale.opensAt;
  return hasDraw ? [...stepsWithDraw, ...steps.slice(1)] : steps;
}
