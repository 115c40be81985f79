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

/** What of a history is asked for; null: all of it. Until `until`, without it. */
export type AuditFilter = {
  subject: string | null;
  by: string | null;
  action: string | null;
  from: Date | null;
  until: Date | null;
};
/** The latest first. `after`: the id of the entry after which the next ones are asked for. */
export async function selectAuditEntries(
  db: Database,
  eventId: string,
  { subject, by, action, from, until }: AuditFilter,
  { limit, after = null }: { limit: number; after?: string | null },
): Promise<AuditEntry[]> {
  const lastAt = sql`(SELECT done_at FROM audit_log WHERE event_id = ${eventId} AND id = ${after})`;
  // The first comparison is one that the index knows, so a page does not read those before it.
  const behind =
    after === null ? sql`true` : sql`a.done_at <= ${lastAt} AND (a.done_at < ${lastAt} OR a.id < ${after})`;
  const page = sql`
    SELECT a.* FROM audit_log a
    WHERE a.event_id = ${eventId} AND (${subject}::text IS NULL OR a.subject = ${subject})
      AND (${by}::text IS NULL OR a.done_by = ${by}) AND (${action}::text IS NULL OR a.action = ${action})
      AND (${from}::timestamptz IS NULL OR a.done_at >= ${from}) AND (${until}::timestamptz IS NULL OR a.done_at < ${until})
      AND ${behind}
    ORDER BY a.done_at DESC, a.id DESC LIMIT ${limit}`;
  const { rows } = await sql<EntryRow>`
    SELECT a.id, a.action, a.subject, b.reference, a.done_by AS by, a.done_at AS at,
      CASE WHEN a.action = 'remove_from_waitlist' THEN a.facts || jsonb_build_object('name', (
        SELECT name FROM waitlist_entries WHERE event_id = a.event_id AND id = a.subject AND email_key <> ''
      )) ELSE a.facts END AS facts
    FROM (${page}) a LEFT JOIN LATERAL (
      SELECT reference FROM bookings WHERE event_id = a.event_id AND id = a.subject LIMIT 1
    ) b ON true
    ORDER BY a.done_at DESC, a.id DESC`.execute(db);
  return rows as AuditEntry[]; // An action's row has its facts: nothing but `createAuditEntry` makes them.
}

/** Who did anything, and what kinds of things. */
export async function selectAuditChoices(
  db: Database,
  eventId: string,
): Promise<{ people: string[]; actions: AuditAction[] }> {
  const { rows } = await sql<{ people: string[] | null; actions: AuditAction[] | null }>`
    SELECT array_agg(DISTINCT done_by ORDER BY done_by) AS people, array_agg(DISTINCT action ORDER BY action) AS actions
    FROM audit_log WHERE event_id = ${eventId}`.execute(db);
  return { people: rows[0]?.people ?? [], actions: rows[0]?.actions ?? [] };
}
