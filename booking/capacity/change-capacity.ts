import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";

type Deps = { pool: Pool; clock: Clock };

export type ChangeOutcome = "changed" | "below_sold";
export type RemoveOutcome = "removed" | "category_in_use";

/** Sets the capacities of an event and of the categories that are named, and records who did; safe to repeat. */
export async function changeCapacity(
  { pool, clock }: Deps,
  eventId: string,
  capacity: number,
  categories: readonly { id: string; capacity: number }[],
  by: string,
): Promise<ChangeOutcome> {
  const act = { id: newRowId("act", eventId), act: "change_capacity", subject: eventId, by };
  const values = [eventId, capacity, JSON.stringify(categories), clock.databaseNow(), JSON.stringify(act)];
  const [row] = await callFunction<{ change_capacity: ChangeOutcome }>(pool, "change_capacity", values);
  return (row as { change_capacity: ChangeOutcome }).change_capacity;
}

/** Forgets the counters of categories that never had a booking. */
export async function removeCategories(
  { pool, clock }: Deps,
  eventId: string,
  ids: readonly string[],
): Promise<RemoveOutcome> {
  const values = [eventId, ids, clock.databaseNow()];
  const [row] = await callFunction<{ remove_categories: RemoveOutcome }>(pool, "remove_categories", values);
  return (row as { remove_categories: RemoveOutcome }).remove_categories;
}
