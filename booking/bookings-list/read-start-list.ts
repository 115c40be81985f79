import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { countListed, selectStartList } from "./bookings-list.sql.ts";
import type { ListedBooking } from "./listed-booking.ts";

/** More than anybody prints: some 140 pages. Our choice. */
export const PRINTED_RIDERS_MAX = 5000;

export type StartListOrder = "name" | "bib";

/** The confirmed riders to be printed, by name or by bib; null where they are too many for paper. */
export async function readStartList(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  { order, categoryId }: { order: StartListOrder; categoryId: string | null },
): Promise<ListedBooking[] | null> {
  const now = clock.now();
  const filter = { state: "confirmed", categoryId } as const;
  if ((await countListed(db, eventId, filter, now)) > PRINTED_RIDERS_MAX) return null;
  return selectStartList(db, eventId, filter, { order, now, limit: PRINTED_RIDERS_MAX });
}
