import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { inIndexOrder } from "#platform/index-order.sql.ts";
import { selectBookingsAfter } from "./bookings-list.sql.ts";
import { type Cell, type ExportedEvent, rowOf } from "./participant-rows.ts";

const ROWS_PER_READ = 200;

/**
 * The participants a page at a time: the confirmed, or with `isForAll` every booking, in the order in which they began.
 * Pages are read by the ids, so that each costs the same, and no transaction stays open while a slow client reads.
 */
export async function* readParticipantRows(
  { db, clock }: { db: Database; clock: Clock },
  event: ExportedEvent,
  isForAll: boolean,
): AsyncGenerator<Cell[][]> {
  let afterId = "";
  for (;;) {
    const window = { afterId, now: clock.now(), limit: ROWS_PER_READ };
    const bookings = await inIndexOrder(db, (tx) => selectBookingsAfter(tx, event.id, isForAll, window));
    if (bookings.length > 0) yield bookings.map((booking) => rowOf(booking, event));
    const last = bookings.at(-1);
    if (!last || bookings.length < ROWS_PER_READ) return;
    afterId = last.id;
  }
}
