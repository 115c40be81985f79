import { isDrawn, numberOf } from "#booking/waiting-room/draw.ts";
import { drawOf } from "#booking/waiting-room/status-document.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What this browser remembers of its place. */
export type Place = {
  index: number;
  /** Null before the draw, as far as this browser has heard. */
  number: number | null;
};

/** The number that follows from the draw, computed here so that nobody has to ask; without the draw the one that we heard. */
export function myNumber(status: Pick<StatusDocument, "queue"> | null, place: Place): number | null {
  const draw = status && drawOf(status);
  return draw ? numberOf(draw, place.index) : place.number;
}

/** Among how many the number was drawn; null for who came after the draw, or before it. */
export function drawnAmong(status: Pick<StatusDocument, "queue"> | null, { index }: Place): number | null {
  const draw = status && drawOf(status);
  return draw && isDrawn(draw, index) ? draw.size : null;
}
