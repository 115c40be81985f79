import type { Database } from "#platform/database.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { selectAuditEntries } from "./audit-log.sql.ts";

const SHOWN_MAX = 50;

/** What organizers did about an event's sale and its money, or about one subject of it, the latest first. */
export const listAuditEntries = (db: Database, eventId: string, subject: string | null = null): Promise<AuditEntry[]> =>
  selectAuditEntries(db, eventId, { subject, limit: SHOWN_MAX });
