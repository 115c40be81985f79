import { BYTE_ORDER_MARK, csvLines } from "#platform/csv.ts";
import type { Database } from "#platform/database.ts";
import { inIndexOrder } from "#platform/index-order.sql.ts";
import { indiaStamp } from "#platform/india-local.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { type AuditFilter, selectAuditEntries } from "./audit-log.sql.ts";
import { asWords, historyLines } from "./history-lines.ts";

const ROWS_PER_READ = 500;

/**
 * The history as CSV, the latest first, with a line for each changed field; `labelOf` names a question by its id. Piece by piece: read
 * in pages, so no transaction stays open while a slow client reads.
 */
export async function* exportAuditLog(
  { db }: { db: Database },
  eventId: string,
  filter: Omit<AuditFilter, "subject">,
  labelOf: (questionId: string) => string,
): AsyncGenerator<string> {
  const lines = (rows: string[][]) => csvLines(rows, { escapesFormulas: true });
  yield BYTE_ORDER_MARK + lines([["When (India)", "Who", "What", "About", "Field", "Before", "After", "Details"]]);
  let after: string | null = null;
  for (;;) {
    const cursor: string | null = after;
    const page: AuditEntry[] = await inIndexOrder(db, (tx) =>
      selectAuditEntries(tx, eventId, { ...filter, subject: null }, { limit: ROWS_PER_READ, after: cursor }),
    );
    const rows = page.flatMap((entry) => {
      const { at, by, action, reference, subject } = entry;
      const about = [indiaStamp(at), by, asWords(action), reference ?? subject];
      return historyLines(entry, labelOf).map(({ field, before, after, details }) => [
        ...about,
        field,
        before,
        after,
        details,
      ]);
    });
    if (rows.length > 0) yield lines(rows);
    const last = page.at(-1);
    if (!last || page.length < ROWS_PER_READ) return;
    after = last.id;
  }
}
