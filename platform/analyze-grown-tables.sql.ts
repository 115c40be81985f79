import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Smaller tables are read as fast without statistics. */
const ROWS_MIN = 50;

/**
 * Tells PostgreSQL anew how large the tables are that have doubled since it last looked; answers how many. Statements that are
 * prepared are then planned again. Its own autovacuum looks once a minute. In the first minute of a sale a table grows from nothing to
 * hundreds of rows, and until then plans may read all of it. A table of another role, or one that is locked, is left out.
 */
export async function analyzeGrownTables(db: Database): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    SELECT s.relid::regclass::text AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE s.n_live_tup >= 2 * greatest(c.reltuples, ${ROWS_MIN / 2})
      AND pg_has_role(c.relowner, 'USAGE')`.execute(db);
  // One by one, so that a large one takes none with it.
  for (const { name } of rows) await sql`ANALYZE (SKIP_LOCKED) ${sql.raw(name)}`.execute(db);
  return rows.length;
}
