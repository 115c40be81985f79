import type { Database } from "#platform/database.ts";
import type { Act } from "./audit-entry.ts";
import { selectActs } from "./audit-log.sql.ts";

const SHOWN_MAX = 50;

/** What organizers did about an event's sale and its money, or about one subject of it, the last first. */
export const listActs = (db: Database, eventId: string, subject: string | null = null): Promise<Act[]> =>
  selectActs(db, eventId, { subject, limit: SHOWN_MAX });
