import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "./database.ts";

/**
 * The net under everything. They belong to the database, because they hold through PgBouncer in transaction mode, where a
 * session's SET would not. A dump does not take them along: each `npm run migrate` sets them.
 */
const TIMEOUTS = [
  { name: "statement_timeout", milliseconds: 15_000 },
  { name: "lock_timeout", milliseconds: 5000 },
  { name: "idle_in_transaction_session_timeout", milliseconds: 10_000 },
] as const;

/** For new connections of the database that `db` is connected to; its own stay as they are. */
export async function setDatabaseTimeouts(db: Database | Tx): Promise<void> {
  for (const { name, milliseconds } of await absentTimeouts(db)) {
    await sql`ALTER DATABASE ${sql.id(await nameOf(db))} SET ${sql.raw(name)} = ${sql.lit(milliseconds)}`.execute(db);
  }
}

async function nameOf(db: Database | Tx): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT current_database() AS name`.execute(db);
  return rows[0]?.name as string;
}

/** Those that new connections would be without, or with more of. Only the owner of a database has to change them. */
async function absentTimeouts(db: Database | Tx): Promise<(typeof TIMEOUTS)[number][]> {
  const { rows } = await sql<{ setting: string }>`
    SELECT unnest(s.setconfig) AS setting
    FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database() AND s.setrole = 0`.execute(db);
  const set = rows.map(({ setting }) => setting);
  return TIMEOUTS.filter(({ name, milliseconds }) => !set.includes(`${name}=${milliseconds}`));
}

/** Which time-outs a connection begins without, or with more than they should be: the name as `id`, and `what` is wrong. */
export const lackingTimeouts = (): RawBuilder<{ id: string; what: string }> => sql`
  SELECT s.name AS id, CASE s.reset_val WHEN '0' THEN 'none' ELSE s.reset_val || ' ms, more than ' || t.most END AS what
  FROM pg_settings s JOIN unnest(
    ${TIMEOUTS.map(({ name }) => name)}::text[], ${TIMEOUTS.map(({ milliseconds }) => milliseconds)}::integer[]
  ) AS t (name, most) ON t.name = s.name
  WHERE s.reset_val::integer NOT BETWEEN 1 AND t.most`;
