import { type Selectable, sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import type { Database } from "#platform/database.ts";
import type { StatementEmail, StatementEmailState } from "./statement-email.ts";

/** Written by `send_statement`, and by whoever sends what is due. */
export interface StatementEmailsTable {
  event_id: string;
  id: string;
  request_id: string;
  sent_to: string;
  requested_by: string;
  requested_at: Date;
  state: StatementEmailState;
  attempts: number;
  unknown_attempts: number;
  due_at: Date | null;
  last_error: string | null;
  sent_at: Date | null;
}

const on = (db: Database) => db.withTables<{ statement_emails: StatementEmailsTable }>();

export type WrittenStatement = { outcome: string; id: string | null; isNew: boolean };

export async function writeStatementEmail(
  db: Database,
  eventId: string,
  email: { id: string; requestId: string; sentTo: string; perDayMax: number; entry: object; now: Date },
): Promise<WrittenStatement> {
  const { id, requestId, sentTo, perDayMax, entry, now } = email;
  const { rows } = await sql<WrittenStatement>`
    SELECT outcome, id, is_new AS "isNew" FROM send_statement(
      ${eventId}, ${id}, ${requestId}, ${sentTo}, ${perDayMax}, ${JSON.stringify(entry)}::jsonb, ${now})`.execute(db);
  return rows[0] as WrittenStatement;
}

/** The newest first. */
export async function selectStatementEmails(db: Database, eventId: string, limit: number): Promise<StatementEmail[]> {
  return on(db)
    .selectFrom("statement_emails")
    .select([
      "id",
      "sent_to as sentTo",
      "requested_by as by",
      "requested_at as at",
      "state",
      "sent_at as sentAt",
      "last_error as lastError",
    ])
    .where("event_id", "=", eventId)
    .orderBy("requested_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function isStatementEmailDue(db: Database, now: Date): Promise<boolean> {
  const due = await on(db).selectFrom("statement_emails").select("id").where("due_at", "<=", now).limit(1).execute();
  return due.length > 0;
}

/** Those that are due, leased until `leasedUntil`. */
export const claimStatementEmails = (
  db: Database,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<Selectable<StatementEmailsTable>[]> =>
  claimDueRows<Selectable<StatementEmailsTable>>(db, {
    table: "statement_emails",
    key: ["event_id", "id"],
    dueAt: "due_at",
    now,
    limit,
    set: sql`due_at = ${leasedUntil}, attempts = attempts + 1`,
  });

type End = Pick<StatementEmailsTable, "state" | "attempts" | "unknown_attempts" | "due_at" | "last_error" | "sent_at">;

/** `due_at`: when to try again; null: it is over. */
export async function endStatementEmail(
  db: Database,
  { event_id: eventId, id }: Pick<StatementEmailsTable, "event_id" | "id">,
  end: End,
): Promise<void> {
  await on(db)
    .updateTable("statement_emails")
    .set(end)
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "=", "queued")
    .execute();
}
