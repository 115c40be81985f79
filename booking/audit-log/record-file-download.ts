import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "./create-audit-entry.ts";

/** Who took which file about an event; written before its first byte goes out. */
export async function recordFileDownload(
  { pool, clock }: { pool: Pool; clock: Clock },
  { eventId, file, by }: { eventId: string; file: string; by: string },
): Promise<void> {
  const entry = createAuditEntry(eventId, "download_file", { subject: eventId, by, facts: { file } });
  await callFunction(pool, "record_audit_entry", [eventId, JSON.stringify(entry), clock.now()]);
}
