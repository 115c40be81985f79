import type { Copy } from "#app/copy/copy.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";

type Sale = Pick<BookableEvent, "preQueueMinutes" | "opensAt">;

/** How booking works for this event. While people can still join before the opening, the draw comes first. */
export function bookingSteps({ steps, stepsWithDraw }: Copy["event"]["page"], sale: Sale, now: Date): string[] {
  const hasDraw = sale.preQueueMinutes > 0 && now < sale.opensAt;
  return hasDraw ? [...stepsWithDraw, ...steps.slice(1)] : steps;
}
