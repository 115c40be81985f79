import { callFunction, type Pool } from "#platform/database.ts";
import type { EventState } from "../events/bookable-event.ts";

export type CategoryCount = { id: string; name: string; pricePaise: number; remaining: number };

/** What one tick saw and did, read under the lock. */
export type Tick = {
  at: Date;
  state: EventState;
  is_paused: boolean;
  opens_at: Date;
  closes_at: Date;
  notice: string;
  capacity: number;
  called: number;
  held: number;
  confirmed: number;
  free: number;
  epoch: number;
  issued: number;
  serving: number;
  called_last_minute: number;
  categories: CategoryCount[] | null;
};

export async function callNumbersInSql(
  pool: Pool,
  queue: { eventId: string; epoch: number; issued: number },
  now: Date | null,
): Promise<Tick> {
  const [tick] = await callFunction<Tick>(pool, "call_numbers", [queue.eventId, queue.epoch, queue.issued, now]);
  return tick as Tick;
}

export async function openEpochInSql(pool: Pool, eventId: string): Promise<{ epoch: number; issued: number }> {
  const [opened] = await callFunction<{ epoch: number; issued: number }>(pool, "open_epoch", [eventId]);
  return opened as { epoch: number; issued: number };
}
