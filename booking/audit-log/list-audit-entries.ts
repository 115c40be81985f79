import type { Database } from "#platform/database.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { type AuditFilter, selectAuditChoices, selectAuditEntries } from "./audit-log.sql.ts";

const SHOWN_MAX = 50;
const FILTERED_MAX = 200;
const EVERYTHING: AuditFilter = { subject: null, by: null, action: null, from: null, until: null };

/** What organizers did about an event's sale and its money, or about one subject of it, the latest first. */
export const listAuditEntries = (db: Database, eventId: string, subject: string | null = null): Promise<AuditEntry[]> =>
  selectAuditEntries(db, eventId, { ...EVERYTHING, subject }, { limit: SHOWN_MAX });

/** The same by person, kind and time, with who and what there is to choose from. */
export async function listHistory(db: Database, eventId: string, filter: Partial<AuditFilter>) {
  const [entries, choices] = await Promise.all([
    selectAuditEntries(db, eventId, { ...EVERYTHING, ...filter }, { limit: FILTERED_MAX }),
    selectAuditChoices(db, eventId),
  ]);
  return { entries, ...choices, isCut: entries.length === FILTERED_MAX };
}
