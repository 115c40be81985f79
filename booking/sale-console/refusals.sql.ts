import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/** Who was told to come again: somebody who joins or takes a place, or somebody who has one. */
export type RefusalKind = "newcomer" | "place_holder";

export interface SaleRefusalsTable {
  event_id: string;
  minute: Date;
  kind: RefusalKind;
  refused: number;
}

export type Refusals = { eventId: string } & Pick<SaleRefusalsTable, "kind" | "refused">;

/** Adds to what other processes have counted in the same minute, and forgets what nobody looks at any more. */
export async function addRefusals(db: Database, refusals: readonly Refusals[], now: Date): Promise<void> {
  await sql`
    INSERT INTO sale_refusals AS r (event_id, minute, kind, refused)
    SELECT event_id, date_trunc('minute', ${now}::timestamptz), kind, refused
    FROM jsonb_to_recordset(${JSON.stringify(refusals.map(({ eventId, ...rest }) => ({ event_id: eventId, ...rest })))}::jsonb)
      AS n (event_id text, kind text, refused integer)
    ON CONFLICT (event_id, minute, kind) DO UPDATE SET refused = r.refused + excluded.refused`.execute(db);
  await sql`DELETE FROM sale_refusals WHERE minute < ${now}::timestamptz - interval '1 day'`.execute(db);
}

export async function selectRefusals(db: Database, eventId: string, since: Date): Promise<Record<RefusalKind, number>> {
  const { rows } = await sql<Record<RefusalKind, number>>`
    SELECT coalesce(sum(refused) FILTER (WHERE kind = 'newcomer'), 0) AS newcomer,
      coalesce(sum(refused) FILTER (WHERE kind = 'place_holder'), 0) AS place_holder
    FROM sale_refusals WHERE event_id = ${eventId} AND minute >= ${since}`.execute(db);
  return rows[0] as Record<RefusalKind, number>;
}
