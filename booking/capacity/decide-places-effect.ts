import { type CategoryCounts, type Counts, uncommittedPlaces } from "./capacity.ts";

/** What an event and its categories may sell. */
export type Places = { capacity: number; categories: readonly { id: string; capacity: number }[] };
export type PlacesNow = Counts & { categories: readonly (CategoryCounts & { id: string })[] };

/** What another number of places would come to, before anybody changes it. */
export type PlacesEffect =
  /** `called`: the first so many of those who wait are called. `free`: nobody waits for the rest. */
  | { possible: true; difference: number; called: number; free: number }
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
  const called = Math.max(0, Math.min(waiting, after) - Math.min(waiting, before));
  return { possible: true, difference: wanted.capacity - now.capacity, called, free: Math.max(0, after - waiting) };
}
