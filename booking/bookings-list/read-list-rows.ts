import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { inIndexOrder } from "#platform/index-order.sql.ts";
import { type ListCursor, selectBookingsAfter } from "./bookings-list.sql.ts";
import type { Cell } from "./download-columns.ts";
import type { RidersList } from "./riders-list.ts";

/** Some milliseconds of work, for which riders may have to wait. Our choice. */
const ROWS_PER_READ = 100;

/**
 * A list's rows a page at a time. Pages are read by the bookings' ids or bibs, which never change, so that each page costs the
 * same, each row comes once, and no transaction stays open while a slow phone reads.
 */
export async function* readListRows(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  list: RidersList,
): AsyncGenerator<Cell[][]> {
  const now = clock.now();
  let after: ListCursor | null = { bib: list.order === "bib" ? 0 : null, id: "" };
  while (after) {
    const cursor: ListCursor = after;
    const bookings = await inIndexOrder(db, (tx) =>
      selectBookingsAfter(tx, eventId, list, cursor, { now, limit: ROWS_PER_READ }),
    );
    if (bookings.length > 0) yield bookings.map((booking) => list.columns.map(({ cellOf }) => cellOf(booking)));
    const last = bookings.at(-1);
    if (last && bookings.length === ROWS_PER_READ)
      after = { bib: cursor.bib === null ? null : last.bibNumber, id: last.id };
    // After the last bib come those who have none.
    else after = cursor.bib === null ? null : { bib: null, id: "" };
  }
}
