import type { BookingRow, Rows } from "../stage/rows.sql.ts";
import { type Finding, finding, type RunRecord } from "./run-record.ts";

/**
 * Nothing was oversold at any moment: of each event and each category never more places were held or confirmed at the same time than there
 * are. It follows from the rows' own times, not from the product's counters.
 */
export function judgePlaces({ rows }: RunRecord): Finding {
  const offenders = rows.flatMap((sale) => [
    ...oversold(`${sale.slug}`, sale.capacity, sale.bookings),
    ...sale.categories.flatMap(({ id, capacity }) =>
      oversold(
        `${sale.slug}, ${id}`,
        capacity,
        sale.bookings.filter(({ categoryId }) => categoryId === id),
      ),
    ),
  ]);
  return finding("nothing is oversold", countBookings(rows), offenders);
}

export const countBookings = (rows: readonly Rows[]): number =>
  rows.reduce((sum, { bookings }) => sum + bookings.length, 0);

function oversold(name: string, capacity: number, bookings: readonly BookingRow[]): string[] {
  const changes = bookings.flatMap((booking) => {
    const until = takenUntil(booking);
    return [
      { at: booking.createdAt, by: 1 },
      { at: until, by: -1 },
    ];
  });
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let taken = 0;
  let most = 0;
  for (const { by } of changes) {
    taken += by;
    most = Math.max(most, taken);
  }
  return most > capacity ? [`${name}: ${most} places at the same time, of ${capacity}`] : [];
}

/** Until when a booking has its place. Expiry is a fact of time, whenever it was noticed. */
function takenUntil({ state, confirmedAt, endedAt, keptUntil }: BookingRow): number {
  if (state === "held" || state === "paying" || state === "confirmed") return Number.POSITIVE_INFINITY;
  if (confirmedAt !== null || endedAt === null) return endedAt ?? keptUntil;
  return Math.min(endedAt, keptUntil);
}
