import type { Messages } from "#app/messages/catalog.ts";

/** How booking works at this event. Where people may join before the opening, that comes first: it is a draw. */
export function howSteps({ how, howWithDraw }: Messages["event"]["page"], preQueueMinutes: number): string[] {
  return preQueueMinutes > 0 ? [...howWithDraw, ...how.slice(1)] : how;
}
