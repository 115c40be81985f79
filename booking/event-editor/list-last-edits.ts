import type { Database } from "#platform/database.ts";
import type { AuditEntry } from "../audit-log/audit-entry.ts";
import { listAuditEntries } from "../audit-log/list-audit-entries.ts";
import type { DraftField } from "./decide-edit.ts";

/** Who changed a field last, and when; null where nobody lately. */
export type LastEdit = { field: DraftField; by: string | null; at: Date | null };

/** Of each of the fields. */
export async function listLastEdits(db: Database, eventId: string, fields: readonly DraftField[]): Promise<LastEdit[]> {
  const entries = await listAuditEntries(db, eventId, eventId);
  return fields.map((field) => {
    const last = entries.find((entry) => isOf(field, entry));
    return { field, by: last?.by ?? null, at: last?.at ?? null };
  });
}

function isOf(field: DraftField, { action, facts }: AuditEntry): boolean {
  if (action === "edit_event")
    return facts.changes.some(({ field: changed }) => changed === field || changed.startsWith(`${field}.`));
  if (action === "change_capacity") return field === "capacity" || field === "categories";
  return action === "change_categories" && field === "categories";
}
