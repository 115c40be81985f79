import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { batchRequests } from "./batch-requests.ts";
import { callNumbersInSql, type Tick } from "./waiting-room.sql.ts";

type Queue = { epoch: number; issued: number };
type Deps = { pool: Pool; clock: Clock; isOverloaded(): boolean };

/**
 * The tick of one event in one process. Ticks asked for while one is under way share the next: joins that arrive
 * together cost one transaction, and each learns of a tick that began after its number was issued.
 */
export const batchTicks = (deps: Deps, eventId: string): ((queue: Queue) => Promise<Tick>) =>
  batchRequests(async (queues) => {
    const report = { eventId, ...queues.reduce(later), isOverloaded: deps.isOverloaded() };
    const tick = await callNumbersInSql(deps.pool, report, deps.clock.databaseNow());
    return queues.map(() => tick);
  });

/** Counts of an older epoch say nothing about a newer one. */
function later(a: Queue, b: Queue): Queue {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  return { epoch: a.epoch, issued: Math.max(a.issued, b.issued) };
}
