import type { Database } from "#platform/database.ts";
import type { StatementEmail } from "./statement-email.ts";
import { selectStatementEmails } from "./statement-emails.sql.ts";

const SHOWN_MAX = 50;

/** The statements of an event that were sent by email, the newest first, and what became of them. */
export const listStatementEmails = ({ db }: { db: Database }, eventId: string): Promise<StatementEmail[]> =>
  selectStatementEmails(db, eventId, SHOWN_MAX);
