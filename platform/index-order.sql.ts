import { sql } from "kysely";
import type { Database } from "#platform/database.ts";

/**
 * Reads one page of a long list along its index. Right after a sale PostgreSQL has no statistics of the tables that it has
 * filled, takes them for small, and would sort all that is left anew for every page.
 */
export const inIndexOrder = <T>(db: Database, read: (tx: Database) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)`.execute(tx);
    return read(tx);
  });
