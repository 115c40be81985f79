import { isDrawn, numberOf } from "#booking/waiting-room/draw.ts";
import { drawOf } from "#booking/waiting-room/status-document.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

/** This browser's place in the queue. */
export type Place = {
  index: number;
  /** Null before the draw, as far as this browser knows. */
  number: number | null;
};

/** The number, computed here from the draw so that nobody has to ask for it; without the draw, the last one we were told. */
export function myNumber(status: Pick<StatusDocument, "queue"> | null, place: Place): number | null {
  const draw = status && drawOf(status);
  return draw ? numberOf(draw, place.index) : place.number;
}

/** Among how many the number was drawn; null before the draw, and for a visitor who joined after it. */
export function drawnAmong(status: Pick<StatusDocument, "queue"> | null, { index }: Place): number | null {
  const draw = status && drawOf(status);
  return draw && isDrawn(draw, index) ? draw.size : null;
}
