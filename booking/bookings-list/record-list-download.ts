import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { countListed } from "./bookings-list.sql.ts";
import type { RidersList } from "./riders-list.ts";

type Deps = { db: Database; pool: Pool; clock: Clock };

/**
 * Writes down who takes which list out of the product, before its first row leaves. A download that breaks off is in the log
 * like one that was whole.
 */
export async function recordListDownload(
  { db, pool, clock }: Deps,
  event: Pick<BookableEvent, "id" | "categories">,
  list: RidersList,
  { by, format }: { by: string; format: "csv" | "xlsx" },
): Promise<void> {
  const now = clock.now();
  const entry = createAuditEntry(event.id, "download_riders", {
    subject: event.id,
    by,
    facts: {
      format,
      columns: list.columns.length,
      rows: await countListed(db, event.id, list, now),
      state: list.state,
      category: list.categoryId && (event.categories.find(({ id }) => id === list.categoryId)?.name ?? null),
    },
  });
  await callFunction(pool, "record_audit_entry", [event.id, JSON.stringify(entry), now]);
}
