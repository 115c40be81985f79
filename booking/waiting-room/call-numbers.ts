import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { callNumbersInSql, type Tick } from "./waiting-room.sql.ts";

type Queue = { epoch: number; issued: number };
type Deps = { pool: Pool; clock: Clock; isStrained(): boolean };

/**
 * The tick of one event in one process. Ticks asked for while one is under way share the next: joins that arrive
 * together cost one transaction, and each learns of a tick that began after its number was issued.
 */
export function tickOfEvent(deps: Deps, eventId: string): (queue: Queue) => Promise<Tick> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { queue: Queue; answer: Promise<Tick> } | null = null;

  return (queue) => {
    if (next) {
      next.queue = later(next.queue, queue);
      return next.answer;
    }
    const asked = { queue: { ...queue }, answer: Promise.resolve() as Promise<unknown> as Promise<Tick> };
    asked.answer = running.then(() => {
      next = null;
      const report = { eventId, ...asked.queue, isStrained: deps.isStrained() };
      return callNumbersInSql(deps.pool, report, deps.clock.databaseNow());
    });
    next = asked;
    running = asked.answer.catch(() => {});
    return asked.answer;
  };
}

/** Counts of an older epoch say nothing about a newer one. */
function later(a: Queue, b: Queue): Queue {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch ? a : b;
  return { epoch: a.epoch, issued: Math.max(a.issued, b.issued) };
}
