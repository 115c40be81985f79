import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { isEmail } from "#platform/is-email.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { STATEMENTS_PER_DAY_MAX } from "./statement-email.ts";
import { writeStatementEmail } from "./statement-emails.sql.ts";

export type SendStatementRefusal = "invalid_email" | "too_many_today";
export type SendStatementAnswer =
  | { sending: true; id: string; isNew: boolean }
  | { sending: false; because: SendStatementRefusal };

/**
 * An owner sends an event's statement to an address. After one transaction it is on its way, whatever dies: `sendDueStatements`
 * writes the PDF and hands it over. The same request is sent once, however often it comes; to send it again is another request.
 */
export async function sendStatement(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  { requestId, email }: { requestId: string; email: string },
  by: string,
): Promise<SendStatementAnswer> {
  const sentTo = email.trim().toLowerCase();
  if (!isEmail(sentTo)) return { sending: false, because: "invalid_email" };
  const entry = createAuditEntry(eventId, "send_statement", { subject: eventId, by, facts: { address: sentTo } });
  const id = newRowId("stm", eventId);
  const perDayMax = STATEMENTS_PER_DAY_MAX;
  const written = await writeStatementEmail(db, eventId, { id, requestId, sentTo, perDayMax, entry, now: clock.now() });
  return written.outcome === "sending"
    ? { sending: true, id: written.id as string, isNew: written.isNew }
    : { sending: false, because: written.outcome as SendStatementRefusal };
}
