import { isDrawn, VISITOR_BYTES } from "#booking/waiting-room/draw.ts";
import { drawIn, isSkipped, numberIn, type Play } from "./play.ts";
import type { Rows } from "./rows.ts";

/** What must hold of the places that people were told of. */
export function lawsBrokenOfPlaces(rows: Rows, play: Play): string[] {
  const broken: string[] = [];
  const draw = drawIn(rows);
  const holderOfNumber = new Map<number, number>();
  for (const index of play.holderOf.keys()) {
    if (index > rows.room.reserved) broken.push(`no place is given that PostgreSQL has not reserved: ${index}`);
    if (!draw) continue;
    const number = numberIn(rows, index) as number;
    const other = holderOfNumber.get(number);
    if (other !== undefined) broken.push(`no two have one number: ${number} by index ${other} and ${index}`);
    holderOfNumber.set(number, index);
    // One process may hold the draw while another, which does not know it yet, lets somebody join.
    const toldAt = play.inPreQueue.get(index) ?? Number.POSITIVE_INFINITY;
    if (toldAt < (rows.room.sealed_at ?? 0) && !isDrawn(draw, index))
      broken.push(`whoever joined before the draw takes part in it: ${index}`);
    if (isDrawn(draw, index) && (number < 1 || number > draw.size))
      broken.push(`the draw gives numbers from 1 to its size: ${number} of ${draw.size}`);
    const isCovered = rows.windows.some((window) => window.first_number <= number && number <= window.last_number);
    if (number <= rows.room.serving && !isSkipped(rows, number) && !isCovered)
      broken.push(`nobody is passed over who was not called: ${number}`);
  }
  if (draw && !play.wasPostponed) {
    const last = draw.gaps?.reduce((size, [from, to]) => size + to - from + 1, draw.size) ?? draw.size;
    if (rows.list_bytes !== last * VISITOR_BYTES && (draw.size > 0 || rows.list_bytes > 0))
      broken.push(`the published list names everybody in the draw: ${rows.list_bytes / VISITOR_BYTES} of ${last}`);
  }
  return broken;
}

/** Remembers when each number was called. */
export function noteCalls(before: Rows, after: Rows, play: Play): void {
  for (const person of play.people) {
    const [index] = person.indexes;
    const number = index === undefined ? null : numberIn(after, index);
    if (number === null || number > after.room.serving) continue;
    if (person.calledAfter === null || number > before.room.serving) person.calledAfter = play.stepBeganAt;
    // Whoever learns of their place when it was called already may be too late.
    if (number <= before.room.serving && person.latest && person.calledAfter === play.stepBeganAt)
      person.calledAfter = Number.NEGATIVE_INFINITY;
  }
}
