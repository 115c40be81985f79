import { callNumbersInSql, openEpochInSql, type Tick } from "#booking/waiting-room/waiting-room.sql.ts";
import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";

type Deps = { pool: Pool; clock: Clock };

/** An event's queue as it is once its sale has opened and somebody has joined: numbers may be given out in epoch 1. */
export async function openQueue(deps: Deps, eventId: string): Promise<void> {
  const { epoch } = await tickWith(deps, eventId, { epoch: 0, issued: 0 });
  await openEpochInSql(deps.pool, { eventId, knownEpoch: epoch }, deps.clock.databaseNow());
}

/** One tick, in which Redis says that the numbers up to `issued` were given out. */
export const tickWith = (
  { pool, clock }: Deps,
  eventId: string,
  queue: { epoch: number; issued: number },
): Promise<Tick> => callNumbersInSql(pool, { eventId, ...queue, isOverloaded: false }, clock.databaseNow());

/** The first numbers of an event are given out, and called as far as its pace and places allow. */
export async function callFirst(deps: Deps, eventId: string, issued: number): Promise<Tick> {
  await openQueue(deps, eventId);
  return tickWith(deps, eventId, { epoch: 1, issued });
}
