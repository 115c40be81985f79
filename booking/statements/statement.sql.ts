import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import { type LedgerSums, statementOf } from "../ledger/statement.ts";
import type { StatementCounts, StatementLine } from "./event-statement.ts";

/** `LedgerSums` of the entries `l`: what we have is positive in the ledger, what we owe negative. */
const SUMS: RawBuilder<LedgerSums> = sql`
  coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_balance' AND l.kind = 'capture'), 0) AS "collectedPaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_balance' AND l.kind IN ('refund', 'refund_returned')), 0)
    AS "refundedPaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_balance' AND l.kind = 'dispute'), 0) AS "disputedPaise",
  coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_cost'), 0) AS "gatewayCostPaise",
  coalesce(sum(l.amount_paise) FILTER (WHERE l.account = 'gateway_tax'), 0) AS "gatewayTaxPaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'platform_fee'), 0) AS "platformFeePaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'participant_funds'), 0) AS "unsettledPaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'organizer_payable'), 0) AS "sharePaise",
  coalesce(-sum(l.amount_paise) FILTER (WHERE l.account = 'paid_by_hand'), 0) AS "paidByHandPaise"`;

const entries = (eventId: string) => sql`
  (SELECT booking_id, account, amount_paise, split_part(posting, ':', 1) AS kind FROM ledger_entries WHERE event_id = ${eventId})`;

/** Everything that a statement says, as it was at one moment. */
export const inOneSnapshot = <T>(db: Database, read: (view: Database) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);

export async function selectSums(db: Database, eventId: string): Promise<LedgerSums> {
  const { rows } = await sql<LedgerSums>`SELECT ${SUMS} FROM ${entries(eventId)} l`.execute(db);
  return rows[0] as LedgerSums;
}

type LineRow = LedgerSums & Omit<StatementLine, keyof LedgerSums>;

/** A page of the bookings of which any money was captured, in the order in which they were made. */
export async function selectLines(
  db: Database,
  eventId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<StatementLine[]> {
  const page = sql`
    SELECT DISTINCT booking_id FROM ledger_entries WHERE event_id = ${eventId}
    ORDER BY booking_id LIMIT ${limit} OFFSET ${offset}`;
  const { rows } = await sql<LineRow>`
    ${linesOf(eventId, sql`SELECT b.* FROM (${page}) p JOIN bookings b ON b.event_id = ${eventId} AND b.id = p.booking_id`)}
    ORDER BY b.id`.execute(db);
  return rows.map(lineOf);
}

/**
 * The lines of the next `limit` bookings after the one with this id; `lastId` is null after the last. The page is chosen from
 * the bookings and each one's entries are looked up, so that every page costs the same, whatever the statistics say.
 */
export async function selectLinesAfter(
  db: Database,
  eventId: string,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<{ lines: StatementLine[]; lastId: string | null }> {
  const next = sql`SELECT * FROM bookings WHERE event_id = ${eventId} AND id > ${afterId} ORDER BY id LIMIT ${limit}`;
  const { rows } = await sql<LineRow & { entries: number }>`${linesOf(eventId, next)} ORDER BY b.id`.execute(db);
  const lines = rows.flatMap(({ entries, ...row }) => (entries > 0 ? [lineOf(row)] : []));
  return { lines, lastId: rows.length < limit ? null : (rows.at(-1)?.bookingId ?? null) };
}

const linesOf = (eventId: string, bookings: RawBuilder<unknown>) => sql`
  SELECT b.id AS "bookingId", b.reference, b.state, coalesce(c.name, b.category_id) AS "categoryName",
    b.confirmed_at AS "confirmedAt", s.*
  FROM (${bookings}) b
  LEFT JOIN categories c ON c.event_id = b.event_id AND c.id = b.category_id
  CROSS JOIN LATERAL (
    SELECT ${SUMS}, count(*) AS entries
    FROM (
      SELECT account, amount_paise, split_part(posting, ':', 1) AS kind FROM ledger_entries
      WHERE event_id = ${eventId} AND booking_id = b.id
    ) l
  ) s`;

function lineOf({ bookingId, reference, state, categoryName, confirmedAt, ...sums }: LineRow): StatementLine {
  const { entries: _entries, ...known } = sums as LedgerSums & { entries?: number };
  return { bookingId, reference, state, categoryName, confirmedAt, ...statementOf(known) };
}

/** The riders of these bookings, as far as they are known. */
export async function selectNames(
  db: Database,
  eventId: string,
  bookingIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ bookingId: string; name: string }>`
    SELECT booking_id AS "bookingId", name FROM participants
    WHERE event_id = ${eventId} AND booking_id = ANY (${bookingIds}::text[])`.execute(db);
  return new Map(rows.map(({ bookingId, name }) => [bookingId, name]));
}

export async function countLines(db: Database, eventId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT booking_id) AS count FROM ledger_entries WHERE event_id = ${eventId}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function selectStatementCounts(db: Database, eventId: string): Promise<StatementCounts> {
  const { rows } = await sql<StatementCounts>`
    SELECT b.*, p.*, r.*, d.*
    FROM (
      SELECT count(*) FILTER (WHERE state = 'confirmed') AS confirmed,
        count(*) FILTER (WHERE state = 'confirmed' AND complimentary_reason IS NOT NULL) AS complimentary,
        count(*) FILTER (WHERE state = 'confirmed' AND ticket_id IS NULL AND cash_paise IS NOT NULL) AS "paidInCash",
        count(*) FILTER (WHERE state = 'cancelled') AS cancelled
      FROM bookings WHERE event_id = ${eventId}
    ) b, (
      SELECT count(*) FILTER (WHERE captured_at IS NOT NULL) AS payments,
        count(*) FILTER (WHERE role = 'quarantine' AND state = 'captured') AS quarantined
      FROM payments WHERE event_id = ${eventId}
    ) p, (
      SELECT count(*) FILTER (WHERE state = 'processed' AND payout_reference IS NULL) AS refunds,
        count(*) FILTER (WHERE state = 'processed' AND payout_reference IS NOT NULL) AS "paidByHand",
        count(*) FILTER (WHERE state IN ('wanted', 'requested')) AS "refundsOpen",
        count(*) FILTER (WHERE state = 'failed' AND EXISTS (
          SELECT 1 FROM attention_items a WHERE a.event_id = f.event_id AND a.kind = 'refund_failed'
            AND a.facts ->> 'refundId' = f.id AND a.resolved_at IS NULL
        )) AS "refundsFailed"
      FROM refunds f WHERE event_id = ${eventId}
    ) r, (
      SELECT count(*) FILTER (WHERE state = 'lost') AS "disputesLost",
        count(*) FILTER (WHERE state IN ('open', 'under_review', 'action_required')) AS "disputesOpen"
      FROM disputes WHERE event_id = ${eventId}
    ) d`.execute(db);
  return rows[0] as StatementCounts;
}
