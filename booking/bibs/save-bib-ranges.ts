import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BibRange } from "./bib-range.ts";

export type RangesAnswer =
  | { saved: true }
  | { saved: false; because: "unknown_category"; categoryId: string }
  | { saved: false; because: "ranges_overlap"; categoryId: string; otherId: string }
  | { saved: false; because: "range_too_small"; categoryId: string; missing: number };
type Row = { outcome: string; category_id: string; other_category_id: string; missing: number };

/** Sets the numbers of all categories at once. What was given out stays as it is. Safe to repeat. */
export async function saveBibRanges(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  ranges: readonly BibRange[],
  by: string,
): Promise<RangesAnswer> {
  const entry = createAuditEntry(eventId, "save_bib_ranges", { subject: eventId, by, facts: {} });
  const values = [eventId, JSON.stringify(ranges), JSON.stringify(entry), clock.databaseNow()];
  const [row] = await callFunction<Row>(pool, "save_bib_ranges", values);
  const { outcome: because, category_id: categoryId, other_category_id: otherId, missing } = row as Row;
  switch (because) {
    case "saved":
      return { saved: true };
    case "unknown_category":
      return { saved: false, because, categoryId };
    case "ranges_overlap":
      return { saved: false, because, categoryId, otherId };
    case "range_too_small":
      return { saved: false, because, categoryId, missing };
    default:
      throw new Error(`save_bib_ranges answered ${because}`);
  }
}
