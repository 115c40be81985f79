import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { callNumbersInSql, type Tick } from "./waiting-room.sql.ts";

type Queue = { epoch: number; issued: number };

/**
 * The tick of one event in one process. Ticks asked for while one is under way share the next: joins that arrive
 * together cost one transaction, and each learns of a tick that began after its number was issued.
 */
export function tickOfEvent(deps: { pool: Pool; clock: Clock }, eventId: string): (queue: Queue) => Promise<Tick> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { queue: Queue; answer: Promise<Tick> } | null = null;

  return (queue) => {
    if (next) {
      next.queue.epoch = Math.max(next.queue.epoch, queue.epoch);
      next.queue.issued = Math.max(next.queue.issued, queue.issued);
      return next.answer;
    }
    const asked = { ...queue };
    const answer = running.then(() => {
      next = null;
      return callNumbersInSql(deps.pool, { eventId, ...asked }, deps.clock.databaseNow());
    });
    next = { queue: asked, answer };
    running = answer.catch(() => {});
    return answer;
  };
}
