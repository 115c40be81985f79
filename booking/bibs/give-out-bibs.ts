import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BibOrder } from "./bib-range.ts";

/** Their bookings are locked for a moment; an event has rarely more. Our choice. */
const BIBS_PER_CALL_MAX = 2000;
/** Of an event of a hundred thousand. */
const CALL_MS_MAX = 15_000;

export type BibsAnswer =
  | { given: true; count: number }
  | { given: false; because: "no_ranges" }
  | { given: false; because: "range_too_small"; categoryId: string; missing: number };
type Row = { outcome: string; given: number; remaining: number; category_id: string; missing: number };

/**
 * Gives every confirmed rider who has no number one of their category's range, and answers how many they were. A number once
 * given stays with its rider for good. Asked for twice, at once or after a lost answer, nobody gets a second one; if the process
 * dies in the middle, asking again goes on.
 */
export async function giveOutBibs(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  order: BibOrder,
  by: string,
): Promise<BibsAnswer> {
  for (let count = 0; ; ) {
    const entry = createAuditEntry(eventId, "give_out_bibs", { subject: eventId, by, facts: { order } });
    const values = [eventId, order, BIBS_PER_CALL_MAX, JSON.stringify(entry), clock.databaseNow()];
    const [row] = await callFunction<Row>(pool, "give_out_bibs", values, CALL_MS_MAX);
    const { outcome: because, given, remaining, category_id: categoryId, missing } = row as Row;
    if (because === "no_ranges") return { given: false, because };
    if (because === "range_too_small") return { given: false, because, categoryId, missing };
    count += given;
    if (given === 0 || remaining === 0) return { given: true, count };
  }
}
