import { type RawBuilder, sql } from "kysely";
import type { Offender, PromiseNumber } from "./promises.ts";

/** What is looked at: one event or all, and the time by which "too long" is told. */
export type Scope = { eventId: string | null; now: Date };

/** A sentence, and the statement that finds the rows which make it untrue. */
export type Check = {
  promise: PromiseNumber;
  check: string;
  offenders(scope: Scope): RawBuilder<Offender>;
};

/** The condition that a table's rows are in the scope. */
export const inScope = (table: string, { eventId }: Scope): RawBuilder<boolean> =>
  sql`(${eventId}::text IS NULL OR ${sql.ref(`${table}.event_id`)} = ${eventId})`;
