import { type CategoryCounts, type Counts, uncommittedPlaces } from "./capacity.ts";

/** What an event and its categories may sell. */
export type Places = { capacity: number; categories: readonly { id: string; capacity: number }[] };
/** `waitlisted`: who waits for a place of the category that comes back; a hidden one offers none. */
type CategoryNow = CategoryCounts & { id: string; isHidden?: boolean; waitlisted?: number };
export type PlacesNow = Counts & { categories: readonly CategoryNow[] };

/** What another number of places would come to, before anybody changes it. */
export type PlacesEffect =
  /** `offered`: so many of the waitlist are offered a place, before anybody is called. `called`: the first so many of those who wait are called. `free`: nobody waits for the rest. */
  | { possible: true; difference: number; offered: number; called: number; free: number }
  /** Somebody would lose a place. `least`: how low it can go; `of`: the category, or null for the event. */
  | { possible: false; least: number; of: string | null };

/**
 * The effect of `wanted` on the places of now, with so many people in the queue. It shows, and the lock decides: nobody loses a
 * place, whatever happens between.
 */
export function decidePlacesEffect(now: PlacesNow, waiting: number, wanted: Places): PlacesEffect {
  const least = now.called + now.held + now.confirmed;
  if (wanted.capacity < least) return { possible: false, least, of: null };
  const categories = now.categories.map((category) => ({
    ...category,
    capacity: wanted.categories.find(({ id }) => id === category.id)?.capacity ?? category.capacity,
  }));
  const tooSmall = categories.find(({ capacity, held, confirmed }) => capacity < held + confirmed);
  if (tooSmall) return { possible: false, least: tooSmall.held + tooSmall.confirmed, of: tooSmall.id };
  const taken = categories.reduce((sum, { held, confirmed }) => sum + held + confirmed, 0);
  const together = categories.reduce((sum, { capacity }) => sum + capacity, 0);
  // Whoever was called must find a place in some category.
  if (together < taken + now.called) return { possible: false, least: taken + now.called, of: "all" };

  const before = Math.max(0, uncommittedPlaces(now, now.categories));
  const after = Math.max(0, uncommittedPlaces({ ...now, capacity: wanted.capacity }, categories));
  const offerable = categories.reduce(
    (sum, { capacity, held, confirmed, isHidden = false, waitlisted = 0 }) =>
      sum + (isHidden ? 0 : Math.min(waitlisted, capacity - held - confirmed)),
    0,
  );
  const offered = Math.min(offerable, after);
  const left = after - offered;
  const called = Math.max(0, Math.min(waiting, left) - Math.min(waiting, before));
  const difference = wanted.capacity - now.capacity;
  return { possible: true, difference, offered, called, free: Math.max(0, left - waiting) };
}
