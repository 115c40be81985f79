import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { EventState } from "../events/bookable-event.ts";

export interface ProvisionalJoinsTable {
  event_id: string;
  ticket_id: string;
  index: number;
}

export interface DrawListsTable {
  event_id: string;
  visitors: Buffer;
}

/** Numbers are reserved for Redis in blocks of this many: at most so many are passed over when a Redis is lost. */
const BLOCK = 512;

export type CategoryCount = { id: string; name: string; pricePaise: number; remaining: number; held: number };

/** What one tick saw and did, read under the lock. */
export type Tick = {
  at: Date;
  state: EventState;
  is_paused: boolean;
  opens_at: Date;
  closes_at: Date;
  pre_queue_minutes: number;
  is_proof_required: boolean;
  notice: string;
  notice_hi: string;
  notice_mr: string;
  capacity: number;
  called: number;
  held: number;
  confirmed: number;
  free: number;
  epoch: number;
  issued: number;
  reserved: number;
  serving: number;
  called_last_minute: number;
  concurrency: number;
  must_seal: boolean;
  draw_commit: string;
  /** How many take part in the draw; before it, so far. */
  draw_size: number;
  /** Of indexes, from and to. */
  draw_gaps: [number, number][];
  draw_seed: string | null;
  categories: CategoryCount[] | null;
  /** People may wait for places that come back; so many do, and so many hold a place that they were offered. */
  is_waitlist_open: boolean;
  waitlist_waiting: number;
  waitlist_offered: number;
};

/** What Redis says that it has issued, and whether this process sees holds or payments in trouble. */
export type TickReport = { epoch: number; issued: number; isOverloaded: boolean };

export async function callNumbersInSql(
  pool: Pool,
  report: { eventId: string } & TickReport,
  now: Date | null,
): Promise<Tick> {
  const values = [report.eventId, report.epoch, report.issued, report.isOverloaded, BLOCK, now];
  // Beside it, because what call_numbers answers is the former release's too. One round trip, and read under the tick's lock.
  const { rows } = await pool.query<Tick>(
    `SELECT t.*, w.is_open AS is_waitlist_open, w.waiting AS waitlist_waiting, w.offered AS waitlist_offered
     FROM call_numbers($1, $2, $3, $4, $5, $6) t, LATERAL waitlist_standing($1, t.at) w`,
    values,
  );
  return rows[0] as Tick;
}

export type OpenedEpoch = { epoch: number; issued: number; reserved: number; hasProvisional: boolean };

/** Null where another epoch than `knownEpoch` counts, and while PostgreSQL goes on giving the numbers out. */
export async function openEpochInSql(
  pool: Pool,
  { eventId, knownEpoch }: { eventId: string; knownEpoch: number },
  now: Date | null,
): Promise<OpenedEpoch | null> {
  type Row = { epoch: number; issued: number; reserved: number; has_provisional: boolean };
  const [opened] = await callFunction<Row>(pool, "open_epoch", [eventId, knownEpoch, BLOCK, now]);
  if (!opened) return null;
  const { has_provisional: hasProvisional, ...counters } = opened;
  return { ...counters, hasProvisional };
}

/** Up to which number Redis may go now. Null where another epoch than its own counts, so that it must not go on. */
export async function reserveNumbersInSql(
  pool: Pool,
  eventId: string,
  from: { epoch: number; issued: number },
): Promise<number | null> {
  const values = [eventId, from.epoch, from.issued, BLOCK];
  const [row] = await callFunction<{ reserved: number }>(pool, "reserve_numbers", values);
  return row?.reserved ?? null;
}

export type ProvisionalRequest = {
  ticketId: string;
  /** What Redis had given this visitor, and they keep. */
  index: number | null;
  /** The caller cannot reach Redis: also where that gives the numbers out. */
  takesOver: boolean;
};

/** One for each request, in their order; null for those who are to ask Redis again, which gives the numbers out. */
export async function issueNumbersInSql(
  pool: Pool,
  eventId: string,
  requests: readonly ProvisionalRequest[],
  now: Date | null,
): Promise<(number | null)[]> {
  type Row = { ticket_id: string; index: number };
  const ticketIds = requests.map(({ ticketId }) => ticketId);
  const indexes = requests.map(({ index }) => index);
  const takesOver = requests.some((request) => request.takesOver);
  const rows = await callFunction<Row>(pool, "issue_numbers", [eventId, ticketIds, indexes, takesOver, now]);
  const issued = new Map(rows.map((row) => [row.ticket_id, row.index]));
  return ticketIds.map((ticketId) => issued.get(ticketId) ?? null);
}

export async function sealDrawInSql(
  pool: Pool,
  draw: { eventId: string; lastIndex: number | null; visitors: Buffer },
  now: Date | null,
): Promise<"sealed" | "too_early"> {
  const values = [draw.eventId, draw.lastIndex, draw.visitors, now];
  const [row] = await callFunction<{ seal_draw: "sealed" | "too_early" }>(pool, "seal_draw", values);
  return row?.seal_draw ?? "too_early";
}

const tables = (db: Database) =>
  db.withTables<{ provisional_joins: ProvisionalJoinsTable; draw_lists: DrawListsTable }>();

/** Who gives the indexes out. */
export type Issuer = "redis" | "postgres";

/** Of the sales that somebody follows, those whose numbers PostgreSQL gives out. */
export async function countRoomsWithoutRedis(pool: Pool, now: Date | null): Promise<number> {
  const { rows } = await pool.query<{ rooms: number }>(
    `SELECT count(*) AS rooms FROM waiting_rooms
     WHERE issuer = 'postgres' AND ticked_at > coalesce($1, clock_timestamp()) - interval '5 minutes'`,
    [now],
  );
  return rows[0]?.rooms ?? 0;
}

/** A visitor, and the index that Redis gave them, if it did. */
export type TicketQuery = { ticketId: string; index: number | null };

/** What PostgreSQL says to that. */
export type TicketStatus = {
  /** The epoch that counts, and who gives the indexes of it out. */
  epoch: number;
  issuer: Issuer;
  /** PostgreSQL gave this visitor another index while Redis was away. */
  provisionalIndex: number | null;
  /** The draw was held. */
  isSealed: boolean;
  /** The index is of an earlier sale; or, before the draw, one of a block that was abandoned, and takes no part. */
  isAbandoned: boolean;
};

/** One for each ticket, in their order; they are of one event. */
export async function selectTicketStatuses(
  pool: Pool,
  eventId: string,
  tickets: readonly TicketQuery[],
): Promise<TicketStatus[]> {
  const { rows } = await pool.query<TicketStatus>(
    `SELECT w.epoch, w.issuer, p.index AS "provisionalIndex", w.sealed_at IS NOT NULL AS "isSealed",
            coalesce(w.sealed_at IS NULL AND t.index <@ w.skipped OR t.index <= w.earlier_indexes, false) AS "isAbandoned"
     FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS t (ticket_id, index, ord)
     JOIN waiting_rooms w ON w.event_id = $1
     LEFT JOIN provisional_joins p ON p.event_id = w.event_id AND p.ticket_id = t.ticket_id
     ORDER BY t.ord`,
    [eventId, tickets.map(({ ticketId }) => ticketId), tickets.map(({ index }) => index)],
  );
  return rows;
}

/** 9 bytes each, by index. */
export async function selectDrawList(db: Database, eventId: string): Promise<Buffer | null> {
  const row = await tables(db)
    .selectFrom("draw_lists")
    .select("visitors")
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return row?.visitors ?? null;
}
