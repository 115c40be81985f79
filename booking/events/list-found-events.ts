import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { matchesEvent } from "./event-search.ts";
import { listEvents } from "./list-events.ts";

/** The events that somebody may mean by what they typed, drafts included, the nearest in time first. */
export async function listFoundEvents(
  { db, clock }: { db: Database; clock: Clock },
  typed: string,
  limit: number,
): Promise<BookableEvent[]> {
  const now = clock.now().getTime();
  const distance = ({ startsAt }: BookableEvent) => Math.abs(startsAt.getTime() - now);
  const found = (await listEvents(db)).filter((event) => matchesEvent(event, typed));
  return found.sort((one, other) => distance(one) - distance(other)).slice(0, limit);
}
