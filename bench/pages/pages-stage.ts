import { systemClock } from "#platform/clock.ts";
import { anEventOnSale, type EventOnSale } from "#tests/builders/event-on-sale.ts";
import { confirmMany } from "#tests/builders/large-event.ts";
import { organizerPages } from "#tests/builders/organizer-pages.ts";
import type { Stage } from "../stage.ts";

export type ShownEvent = EventOnSale & { bookingId: string };

/** Places that are left for those who come while the pages are measured. */
const PLACES_LEFT = 2000;

/** An event on sale with so many confirmed riders, and one of their bookings. */
export async function anEventWithRiders(stage: Stage, riders: number): Promise<ShownEvent> {
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: riders + PLACES_LEFT });
  await confirmMany(stage.db, event, riders);
  for (const counts of ["event_capacity", "category_capacity"])
    await stage.pool.query(`UPDATE ${counts} SET confirmed = $2 WHERE event_id = $1`, [event.id, riders]);
  const sql = "SELECT id FROM bookings WHERE event_id = $1 LIMIT 1";
  const { rows } = await stage.pool.query<{ id: string }>(sql, [event.id]);
  return { ...event, bookingId: rows[0]?.id ?? "" };
}

/** What HTTP alone costs here, and every page of the organizer's. */
export const pagesOf = (event: ShownEvent): { name: string; path: string }[] => [
  { name: "the smallest answer there is", path: "/api/health" },
  ...organizerPages(event),
];
