/** The counters of the locked row. Always `called + held + confirmed <= capacity`. */
export type Counts = { capacity: number; called: number; held: number; confirmed: number };
export type CategoryCounts = { capacity: number; held: number; confirmed: number };

export const free = (counts: Counts): number => counts.capacity - counts.called - counts.held - counts.confirmed;

/**
 * Places that nobody was promised: free in the event and, after everybody who was called has taken one, still free in
 * some category. Everybody but a claim may use only these. The same rule in SQL: uncommitted_places.
 */
export function uncommittedPlaces(event: Counts, categories: readonly CategoryCounts[]): number {
  const freeInCategories = categories.reduce(
    (sum, { capacity, held, confirmed }) => sum + capacity - held - confirmed,
    0,
  );
  return Math.min(free(event), freeInCategories - event.called);
}
