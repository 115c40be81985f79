import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/** Events whose riders are still to be erased, the oldest first; also who was added after the others were, who waited for a place, and rehearsals that are over. */
export async function selectEventsToErase(
  db: Database,
  { startedBefore, now }: { startedBefore: Date; now: Date },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT e.id FROM events e
    WHERE (e.starts_at < ${startedBefore} OR is_rehearsal_to_erase(e, ${now})) AND e.state <> 'draft' AND (
      e.erased_at IS NULL OR EXISTS (SELECT 1 FROM participants p WHERE p.event_id = e.id AND p.email_key <> '')
      OR EXISTS (SELECT 1 FROM waitlist_entries w WHERE w.event_id = e.id AND w.email_key <> '')
    )
    ORDER BY e.starts_at LIMIT ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export async function writeErased(
  db: Database,
  eventId: string,
  { startedBefore, limit, entry, now }: { startedBefore: Date; limit: number; entry: object; now: Date },
): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    SELECT erase_riders(${eventId}, ${startedBefore}, ${limit}, ${JSON.stringify(entry)}::jsonb, ${now}) AS erased`.execute(
    db,
  );
  return rows[0]?.erased ?? 0;
}

export async function selectErasedAt(db: Database, eventId: string): Promise<Date | null> {
  const { rows } = await sql<{ erasedAt: Date | null }>`
    SELECT erased_at AS "erasedAt" FROM events WHERE id = ${eventId}`.execute(db);
  return rows[0]?.erasedAt ?? null;
}
