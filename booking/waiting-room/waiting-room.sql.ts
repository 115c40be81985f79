import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { EventState } from "../events/bookable-event.ts";

export interface ProvisionalJoinsTable {
  event_id: string;
  ticket_id: string;
  number: number;
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
};

/** What Redis says that it has issued, and whether this process sees holds or payments in trouble. */
export type TickReport = { epoch: number; issued: number; isOverloaded: boolean };

export async function callNumbersInSql(
  pool: Pool,
  report: { eventId: string } & TickReport,
  now: Date | null,
): Promise<Tick> {
  const values = [report.eventId, report.epoch, report.issued, report.isOverloaded, BLOCK, now];
  const [tick] = await callFunction<Tick>(pool, "call_numbers", values);
  return tick as Tick;
}

export type OpenedEpoch = { epoch: number; issued: number; reserved: number; hasProvisional: boolean };

/** Null while PostgreSQL goes on giving the numbers out: Redis was away just now. */
export async function openEpochInSql(pool: Pool, eventId: string, now: Date | null): Promise<OpenedEpoch | null> {
  type Row = { epoch: number; issued: number; reserved: number; has_provisional: boolean };
  const [opened] = await callFunction<Row>(pool, "open_epoch", [eventId, BLOCK, now]);
  if (!opened) return null;
  const { has_provisional: hasProvisional, ...counters } = opened;
  return { ...counters, hasProvisional };
}

/** Answers the epoch that PostgreSQL is in: where it is another, this Redis must not go on. */
export async function reserveNumbersInSql(
  pool: Pool,
  eventId: string,
  from: { epoch: number; issued: number },
): Promise<{ epoch: number; reserved: number }> {
  const values = [eventId, from.epoch, from.issued, BLOCK];
  const [row] = await callFunction<{ epoch: number; reserved: number }>(pool, "reserve_numbers", values);
  return row as { epoch: number; reserved: number };
}

/** By ticket id; none for those who are to ask Redis again, which gives the numbers out. */
export async function issueNumbersInSql(
  pool: Pool,
  asked: { eventId: string; ticketIds: readonly string[]; takesOver: boolean },
  now: Date | null,
): Promise<Map<string, number>> {
  type Row = { ticket_id: string; number: number };
  const rows = await callFunction<Row>(pool, "issue_numbers", [asked.eventId, asked.ticketIds, asked.takesOver, now]);
  return new Map(rows.map((row) => [row.ticket_id, row.number]));
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

/** Of the sales that somebody looks at, those whose numbers PostgreSQL gives out. */
export async function countRoomsWithoutRedis(pool: Pool, now: Date | null): Promise<number> {
  const { rows } = await pool.query<{ rooms: number }>(
    `SELECT count(*) AS rooms FROM waiting_rooms
     WHERE issuer = 'postgres' AND ticked_at > coalesce($1, clock_timestamp()) - interval '5 minutes'`,
    [now],
  );
  return rows[0]?.rooms ?? 0;
}

/** What PostgreSQL says to an index that Redis gave to a visitor. */
export type Standing = {
  /** The epoch that counts, and who gives the indexes of it out. */
  epoch: number;
  issuer: Issuer;
  /** PostgreSQL goes on giving them out, and lets no new epoch begin yet. */
  goesOn: boolean;
  /** PostgreSQL gave this visitor another number while Redis was away. */
  provisional: number | null;
  /** The draw was held. */
  isSealed: boolean;
  /** The index is of an earlier sale; or, before the draw, one of a block that was left, and takes no part. */
  isLeft: boolean;
};

/** One for each of `places`, in their order; they are of one event. */
export async function selectStandings(
  pool: Pool,
  eventId: string,
  places: readonly { ticketId: string; index: number }[],
  now: Date | null,
): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT w.epoch, w.issuer, postgres_goes_on(w, coalesce($4, clock_timestamp())) AS "goesOn", p.number AS provisional, w.sealed_at IS NOT NULL AS "isSealed",
            w.sealed_at IS NULL AND v.index <@ w.skipped OR v.index <= w.earlier_indexes AS "isLeft"
     FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS v (ticket_id, index, ord)
     JOIN waiting_rooms w ON w.event_id = $1
     LEFT JOIN provisional_joins p ON p.event_id = w.event_id AND p.ticket_id = v.ticket_id
     ORDER BY v.ord`,
    [eventId, places.map(({ ticketId }) => ticketId), places.map(({ index }) => index), now],
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
