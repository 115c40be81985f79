import { type JSONColumnType, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Act, ActName } from "./audit-entry.ts";

/** Written by `record_act` and nothing else, in the transaction of what it tells of. */
export interface ActsTable {
  event_id: string;
  id: string;
  act: ActName;
  subject: string;
  done_by: string;
  done_at: Date;
  facts: JSONColumnType<Act["facts"]>;
}

type ActRow = Pick<ActsTable, "id" | "act" | "subject"> & Omit<Act, "id" | "act" | "subject">;

/** The last first; of one subject, or of the whole event. */
export async function selectActs(
  db: Database,
  eventId: string,
  { subject = null, limit }: { subject?: string | null; limit: number },
): Promise<Act[]> {
  const { rows } = await sql<ActRow>`
    SELECT a.id, a.act, a.subject, b.reference, a.done_by AS by, a.done_at AS at, a.facts
    FROM acts a LEFT JOIN bookings b ON b.event_id = a.event_id AND b.id = a.subject
    WHERE a.event_id = ${eventId} AND (${subject}::text IS NULL OR a.subject = ${subject})
    ORDER BY a.done_at DESC, a.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}
