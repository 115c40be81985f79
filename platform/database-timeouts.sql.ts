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

/** What brings them to a pooler's connections. */
export const RECONNECT = "restart PgBouncer, or give RECONNECT in its console";

/**
 * For new connections of the database that `db` is connected to; its own stay as they are. Some hosts give a role time-outs of its
 * own, which come before a database's: there the role gets them for this database.
 */
export async function setDatabaseTimeouts(db: Database | Tx): Promise<void> {
  const { name: database, settings } = await readSettings(db);
  for (const { name, milliseconds } of TIMEOUTS) {
    const set = sql`SET ${sql.raw(name)} = ${sql.lit(milliseconds)}`;
    const isSet = settings.some(({ isOfRole, setting }) => !isOfRole && setting === `${name}=${milliseconds}`);
    // Only the owner of a database may change it, and has to once.
    if (!isSet) await sql`ALTER DATABASE ${sql.id(database)} ${set}`.execute(db);
    const isOverruled = settings.some(({ isOfRole, setting }) => isOfRole && setting.startsWith(`${name}=`));
    if (isOverruled) await sql`ALTER ROLE CURRENT_USER IN DATABASE ${sql.id(database)} ${set}`.execute(db);
  }
}

type Settings = { name: string; settings: { isOfRole: boolean; setting: string }[] };

async function readSettings(db: Database | Tx): Promise<Settings> {
  const { rows } = await sql<Settings>`
    SELECT d.datname AS name, coalesce(
      (SELECT jsonb_agg(jsonb_build_object('isOfRole', s.setrole <> 0, 'setting', c.setting))
       FROM pg_db_role_setting s, unnest(s.setconfig) AS c (setting)
       WHERE s.setdatabase IN (0, d.oid)
         AND (s.setrole = 0 AND s.setdatabase = d.oid OR s.setrole = (SELECT oid FROM pg_roles WHERE rolname = current_user))),
      '[]') AS settings
    FROM pg_database d WHERE d.datname = current_database()`.execute(db);
  return rows[0] as Settings;
}

/**
 * Which time-outs a connection begins without, or with more than they should be: the name as `id`, `what` is wrong, and whether the
 * database has it by now. Then only the connection is too old, as a pooler's server connections are for an hour after `npm run migrate`.
 */
export const missingTimeouts = (): RawBuilder<{ id: string; what: string; isOfOldConnection: boolean }> => sql`
  SELECT s.name AS id, old.is_set AS "isOfOldConnection",
    CASE s.reset_val WHEN '0' THEN 'none' ELSE s.reset_val || ' ms, more than ' || t.most END
      || CASE WHEN old.is_set THEN ', on a connection older than the database''s own: ${sql.raw(RECONNECT)}' ELSE '' END AS what
  FROM pg_settings s JOIN unnest(
    ${TIMEOUTS.map(({ name }) => name)}::text[], ${TIMEOUTS.map(({ milliseconds }) => milliseconds)}::integer[]
  ) AS t (name, most) ON t.name = s.name
  CROSS JOIN LATERAL (SELECT coalesce((
    -- Of what is set for a role and a database the most particular holds.
    SELECT CASE WHEN split_part(c.setting, '=', 2) ~ '^[0-9]{1,9}$'
      THEN split_part(c.setting, '=', 2)::integer BETWEEN 1 AND t.most ELSE false END
    FROM pg_db_role_setting d, unnest(d.setconfig) AS c (setting)
    WHERE split_part(c.setting, '=', 1) = t.name
      AND d.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      AND d.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = session_user))
    ORDER BY d.setrole <> 0 DESC, d.setdatabase <> 0 DESC LIMIT 1
  ), false) AS is_set) AS old
  WHERE s.reset_val::integer NOT BETWEEN 1 AND t.most`;
