import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { type AddAnswer, addRider, type RiderToAdd } from "../bookings/add-rider.ts";
import type { BookableEvent } from "../events/bookable-event.ts";

/**
 * Adds riders one after the other, each under the lock and for itself: what one is refused changes nothing for the next. Asked
 * for again, after a lost answer or in parallel, each is added once.
 */
export async function addRiders(
  deps: { pool: Pool; clock: Clock },
  event: BookableEvent,
  riders: readonly RiderToAdd[],
  by: string,
): Promise<AddAnswer[]> {
  const answers: AddAnswer[] = [];
  for (const rider of riders) answers.push(await addRider(deps, event, rider, by));
  return answers;
}
