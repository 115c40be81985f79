import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Check, Scope } from "./check.ts";
import type { Offender } from "./promises.ts";

/** What each check finds, all of them in one view of the database that nobody's writing changes. Writes nothing. */
export function selectOffenders(
  db: Database,
  checks: readonly Check[],
  scope: Scope,
): Promise<{ check: Check; offenders: Offender[] }[]> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      // The sale's own limit of seconds is too short for reading all of a season.
      await sql`SET LOCAL statement_timeout = '5min'`.execute(tx);
      const found: { check: Check; offenders: Offender[] }[] = [];
      for (const check of checks) {
        const { rows } = await check.offenders(scope).execute(tx);
        found.push({ check, offenders: rows });
      }
      return found;
    });
}
