import { type RawBuilder, sql } from "kysely";
import type { Database } from "./database.ts";

type Claim = {
  table: string;
  key: readonly string[];
  /** The column that holds the time from which on a row may be claimed. */
  dueAt: string;
  now: Date;
  limit: number;
  /** Which rows, besides those that are due. */
  where?: RawBuilder<unknown>;
  /** `column = value` pairs, which move `dueAt` to the end of the lease: until then nobody else claims the row. */
  set: RawBuilder<unknown>;
};

/**
 * Claims the rows that have been due longest, so that any number of workers share them: rows that another one is just claiming
 * are left to it (SKIP LOCKED), and a worker that dies leaves its rows to be claimed again when their lease ends. Answers the
 * rows as they are after the claim, in no order.
 */
export async function claimDueRows<Row>(db: Database, claim: Claim): Promise<Row[]> {
  const table = sql.table(claim.table);
  const dueAt = sql.ref(claim.dueAt);
  const key = sql.join(claim.key.map((column) => sql.ref(column)));
  const isClaimed = claim.key.map(
    (column) => sql`${sql.ref(`${claim.table}.${column}`)} = ${sql.ref(`due.${column}`)}`,
  );
  // Materialized: planned into the UPDATE, the selection could run more than once and lock more than the limit.
  const { rows } = await sql<Row>`
    WITH due AS MATERIALIZED (
      SELECT ${key} FROM ${table}
      WHERE ${dueAt} <= ${claim.now} AND ${claim.where ?? sql`true`}
      ORDER BY ${dueAt} LIMIT ${claim.limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE ${table} SET ${claim.set} FROM due WHERE ${sql.join(isClaimed, sql` AND `)}
    RETURNING ${table}.*`.execute(db);
  return rows;
}
