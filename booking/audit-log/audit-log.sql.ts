import { type JSONColumnType, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { AuditAction, AuditEntry } from "./audit-entry.ts";

/** Written by `record_audit_entry` and nothing else, in the transaction of what it tells of. */
export interface AuditLogTable {
  event_id: string;
  id: string;
  action: AuditAction;
  subject: string;
  done_by: string;
  done_at: Date;
  facts: JSONColumnType<AuditEntry["facts"]>;
}

type EntryRow = Pick<AuditLogTable, "id" | "action" | "subject"> &
  Pick<AuditEntry, "reference" | "by" | "at" | "facts">;

/** The latest first; of one subject, or of the whole event. */
export async function selectAuditEntries(
  db: Database,
  eventId: string,
  { subject, limit }: { subject: string | null; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<EntryRow>`
    SELECT a.id, a.action, a.subject, b.reference, a.done_by AS by, a.done_at AS at, a.facts
    FROM audit_log a LEFT JOIN bookings b ON b.event_id = a.event_id AND b.id = a.subject
    WHERE a.event_id = ${eventId} AND (${subject}::text IS NULL OR a.subject = ${subject})
    ORDER BY a.done_at DESC, a.id DESC LIMIT ${limit}`.execute(db);
  return rows as AuditEntry[]; // An action's row has its facts: nothing but `createAuditEntry` makes them.
}
