import { sql } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import type { EventState } from "../events/bookable-event.ts";
import type { RehearsalRefusal } from "./rehearsal.ts";

type SqlRefusal = Exclude<RehearsalRefusal, "incomplete">;
export type Limits = { distanceMinutes: number; perDay: number };

export async function selectRefusal(
  db: Database,
  eventId: string,
  { distanceMinutes, perDay }: Limits,
  now: Date,
): Promise<SqlRefusal | null> {
  const { rows } = await sql<{ refusal: SqlRefusal | null }>`
    SELECT rehearsal_refusal(${eventId}, make_interval(mins => ${distanceMinutes}), ${perDay}, ${now}) AS refusal`.execute(
    db,
  );
  return rows[0]?.refusal ?? null;
}

export async function startInSql(
  pool: Pool,
  rehearsalId: string,
  { distanceMinutes, perDay }: Limits,
  entry: NewAuditEntry,
  now: Date | null,
): Promise<"started" | SqlRefusal> {
  const values = [rehearsalId, `${distanceMinutes} minutes`, perDay, JSON.stringify(entry), now];
  const [row] = await callFunction<{ start_rehearsal: "started" | SqlRefusal }>(pool, "start_rehearsal", values);
  if (!row) throw new Error(`start_rehearsal returned no row for ${rehearsalId}`);
  return row.start_rehearsal;
}

export async function endInSql(
  pool: Pool,
  rehearsalId: string,
  entry: NewAuditEntry,
  now: Date | null,
): Promise<"ended" | "unknown_event"> {
  const values = [rehearsalId, JSON.stringify(entry), now];
  const [row] = await callFunction<{ end_rehearsal: "ended" | "unknown_event" }>(pool, "end_rehearsal", values);
  if (!row) throw new Error(`end_rehearsal returned no row for ${rehearsalId}`);
  return row.end_rehearsal;
}

export async function selectRunning(db: Database, eventId: string): Promise<{ id: string; slug: string } | null> {
  const { rows } = await sql<{ id: string; slug: string }>`
    SELECT id, slug FROM events WHERE rehearsal_of = ${eventId} AND is_rehearsal AND state = 'published'`.execute(db);
  return rows[0] ?? null;
}

export async function selectToEnd(
  db: Database,
  distanceMinutes: number,
  now: Date,
): Promise<{ id: string; slug: string; eventId: string }[]> {
  const { rows } = await sql<{ id: string; slug: string; eventId: string }>`
    SELECT id, slug, rehearsal_of AS "eventId" FROM events
    WHERE id IN (SELECT rehearsals_to_end(make_interval(mins => ${distanceMinutes}), ${now}))`.execute(db);
  return rows;
}

/** Drafts of rehearsals that nobody starts any more: the process that wrote them has died. */
export async function selectLeftDrafts(db: Database, before: Date): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM events WHERE is_rehearsal AND state = 'draft' AND created_at < ${before}`.execute(db);
  return rows.map(({ slug }) => slug);
}

export type RehearsalRow = {
  id: string;
  slug: string;
  state: EventState;
  opensAt: Date;
  closesAt: Date;
  places: number;
  confirmed: number;
  joined: number;
  failed: number;
  paid: number;
  refunded: number;
  checkedIn: number;
};

/** Read from the rows of many rooms; written by none of this. The latest first. */
export async function selectRehearsals(db: Database, eventId: string, limit: number): Promise<RehearsalRow[]> {
  const { rows } = await sql<RehearsalRow>`
    SELECT e.id, e.slug, e.state, e.opens_at AS "opensAt", e.closes_at AS "closesAt",
      coalesce(k.capacity, 0) AS places, coalesce(k.confirmed, 0) AS confirmed,
      (SELECT count(DISTINCT ticket_id)::integer FROM bookings b WHERE b.event_id = e.id) AS joined,
      (SELECT count(*)::integer FROM payments p WHERE p.event_id = e.id AND p.state = 'failed') AS failed,
      (SELECT count(*)::integer FROM payments p WHERE p.event_id = e.id AND p.captured_at IS NOT NULL) AS paid,
      (SELECT count(*)::integer FROM refunds r WHERE r.event_id = e.id AND r.state = 'processed') AS refunded,
      (SELECT count(DISTINCT c.booking_id)::integer FROM check_in_records c WHERE c.event_id = e.id AND c.kind = 'check_in') AS "checkedIn"
    FROM events e LEFT JOIN event_capacity k ON k.event_id = e.id
    WHERE e.rehearsal_of = ${eventId} AND e.is_rehearsal AND e.state <> 'draft'
    ORDER BY e.created_at DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export async function selectRunningCounts(
  db: Database,
): Promise<{ eventId: string; places: number; confirmed: number }[]> {
  const { rows } = await sql<{ eventId: string; places: number; confirmed: number }>`
    SELECT e.rehearsal_of AS "eventId", k.capacity AS places, k.confirmed
    FROM events e JOIN event_capacity k ON k.event_id = e.id WHERE e.is_rehearsal AND e.state = 'published'`.execute(
    db,
  );
  return rows;
}
