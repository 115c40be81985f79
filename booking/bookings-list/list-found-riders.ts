import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { parseSearch } from "./booking-search.ts";
import type { FoundRider } from "./found-rider.ts";
import { selectFoundRiders } from "./found-riders.sql.ts";

/**
 * The riders that somebody may mean by a part of a name, email address, phone number or reference, at most `limit`: those of the
 * event that is open first, and others' only where that leaves room. `eventId`: "" where none is open.
 */
export async function listFoundRiders(
  { db, clock }: { db: Database; clock: Clock },
  typed: string,
  { eventId, limit }: { eventId: string; limit: number },
): Promise<FoundRider[]> {
  const search = parseSearch(typed);
  if (search.text === "") return [];
  const now = clock.now();
  const own = eventId === "" ? [] : await selectFoundRiders(db, search, { eventId, isOther: false, now, limit });
  const left = limit - own.length;
  return left > 0
    ? [...own, ...(await selectFoundRiders(db, search, { eventId, isOther: true, now, limit: left }))]
    : own;
}
