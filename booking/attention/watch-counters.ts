import type { Clock } from "#platform/clock.ts";
import type { Database, Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { type CounterDifference, recountPlaces } from "../capacity/recount-places.ts";
import { listEventsAndRehearsals } from "../events/list-events.ts";
import { isDueForRecount } from "./decide-recount.ts";
import { raiseAttention } from "./raise-attention.ts";

type Deps = { db: Database; pool: Pool; clock: Clock; log: Log };

/**
 * Counts the places of events again, of those that are long over once a day, and raises attention where they differ from the counters. It repairs nothing:
 * whoever changed rows by hand has to say what is true. Answers how many events differ.
 */
export async function watchCounters({ db, pool, clock, log }: Deps): Promise<number> {
  const now = clock.now();
  const events = (await listEventsAndRehearsals(db)).filter(
    (event) => event.state !== "draft" && isDueForRecount(event, now),
  );
  let differing = 0;
  for (const { id: eventId } of events) {
    const differences = await recountPlaces(pool, eventId);
    if (differences.length === 0) continue;
    differing += 1;
    const facts = { differences: differences.map(describe).join("; ") };
    log.error({ eventId, ...facts }, "counters of places differ from the bookings");
    await raiseAttention(pool, { eventId, kind: "counters_differ", subject: eventId, facts }, clock.databaseNow());
  }
  return differing;
}

const describe = ({ counter, category_id, stored, counted }: CounterDifference): string =>
  `${counter}${category_id ? ` in ${category_id}` : ""} is ${stored}, counted ${counted}`;
