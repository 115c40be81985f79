import type { Places, PlacesNow } from "#booking/capacity/decide-places-effect.ts";
import { type EventForm, readCount } from "./form-values.ts";

/**
 * The places that the form asks for, beside those of now: a category that is new has none yet, and one that was taken away wants
 * none. Null where a number is missing or is none.
 */
export function wantedPlaces(
  { capacity, categories }: Pick<EventForm, "capacity" | "categories">,
  now: PlacesNow,
): { now: PlacesNow; wanted: Places } | null {
  const all = readCount(capacity);
  const typed = categories.map(({ id, row, capacity: of }) => ({ id: id ?? `new-${row}`, capacity: readCount(of) }));
  const whole = typed.flatMap(({ id, capacity: of }) => (of === null ? [] : [{ id, capacity: of }]));
  if (all === null || all === 0 || whole.length < typed.length) return null;

  const isKnown = (id: string) => now.categories.some((category) => category.id === id);
  const isKept = (id: string) => whole.some((category) => category.id === id);
  const added = whole.filter(({ id }) => !isKnown(id)).map(({ id }) => ({ id, capacity: 0, held: 0, confirmed: 0 }));
  const removed = now.categories.filter(({ id }) => !isKept(id)).map(({ id }) => ({ id, capacity: 0 }));
  return {
    now: { ...now, categories: [...now.categories, ...added] },
    wanted: { capacity: all, categories: [...whole, ...removed] },
  };
}

/** Whether nothing would change. */
export const isAsNow = ({ now, wanted }: { now: PlacesNow; wanted: Places }): boolean =>
  wanted.capacity === now.capacity &&
  wanted.categories.every(({ id, capacity }) => now.categories.find((each) => each.id === id)?.capacity === capacity);
