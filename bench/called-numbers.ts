import { sql } from "kysely";
import { systemClock } from "#platform/clock.ts";
import { openQueue } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import type { CalledNumbers } from "./load/requests.ts";
import type { Stage } from "./stage.ts";

/** As many windows as may ever be alive at once, so that looking for one's own is as dear as it gets. */
const WINDOWS = 60;

/** A new event in which the numbers from 1 to `count` have just been called, and nothing else was ever sold. */
export async function anEventWithCalledNumbers({ pool, db }: Stage, count: number): Promise<CalledNumbers> {
  const event = await anEventOnSale({ pool, db, clock: systemClock }, { capacity: count });
  await openQueue({ pool, clock: systemClock }, event.id);
  await sql`
    INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
    SELECT ${event.id}, first, now(), last, last - first + 1, now() + interval '1 hour'
    FROM (SELECT ${count}::bigint * (w - 1) / ${WINDOWS}::bigint + 1 AS first, ${count}::bigint * w / ${WINDOWS}::bigint AS last
          FROM generate_series(1, least(${count}::bigint, ${WINDOWS}::bigint)) w) windows
    WHERE last >= first`.execute(db);
  await sql`
    UPDATE waiting_rooms SET epoch = 1, issued = ${count}, reserved = ${count}, serving = ${count}, ticked_at = now()
    WHERE event_id = ${event.id}`.execute(db);
  await sql`
    UPDATE event_capacity SET called = (SELECT sum(granted) FROM call_windows w WHERE w.event_id = ${event.id})
    WHERE event_id = ${event.id}`.execute(db);
  return { slug: event.slug, eventId: event.id, categoryId: event.categoryId, first: 1, count };
}
