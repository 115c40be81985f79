import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { readEvent } from "../events/read-event.ts";
import type { AttemptOutcome, NextAttempt } from "../messages/decide-next-attempt.ts";
import type { Attachment, Mailer, RenderStatement } from "../messages/ports.ts";
import { sendFromOutbox } from "../messages/send-from-outbox.ts";
import { type PrintedStatement, readStatementToPrint } from "./read-statement.ts";
import { ATTACHMENT_BYTES_MAX, statementFactsOf } from "./statement-email.ts";
import {
  claimStatementEmails,
  endStatementEmail,
  isStatementEmailDue,
  type StatementEmailsTable,
} from "./statement-emails.sql.ts";
import { writeStatementPdf } from "./write-statement-pdf.ts";

/** Longer than a large PDF and the provider take together. */
const LEASE_SECONDS = 180;
const STATEMENTS_AT_ONCE = 5;

export type StatementEmailDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  random: () => number;
  mailer: Mailer;
  renderStatement: RenderStatement;
  /** More than this is not attached: then the totals go alone. */
  attachmentBytesMax?: number;
};

type ClaimedStatement = StatementEmailsTable & { unknownAttempts: number };

/**
 * Sends the statements that are due, as they are at this moment, under the same watch over the provider as messages to riders. Any
 * number of processes may do so at once; who dies leaves the statement to be sent when its lease ends, so in rare cases it comes
 * twice. Answers how many the provider took.
 */
export const sendDueStatements = (deps: StatementEmailDeps): Promise<number> =>
  sendFromOutbox<ClaimedStatement>(
    deps,
    {
      // One after the other: each is a file in memory.
      concurrency: 1,
      givesUp: true,
      isAnyDue: (now) => isStatementEmailDue(deps.db, now),
      claim: async (now, limit) =>
        (await claimStatementEmails(deps.db, now, addSeconds(now, LEASE_SECONDS), limit)).map((email) => ({
          ...email,
          unknownAttempts: email.unknown_attempts,
        })),
      send: (email) => handOver(deps, email),
      end: (email, next, attempts) => endOne(deps, email, next, attempts),
    },
    STATEMENTS_AT_ONCE,
  );

async function endOne(
  { db, clock }: StatementEmailDeps,
  email: ClaimedStatement,
  next: NextAttempt | null,
  attempts: number,
): Promise<void> {
  const { unknown_attempts } = email;
  if (next === null || next.next === "done") {
    const end = { state: "sent", attempts, unknown_attempts, due_at: null, last_error: null } as const;
    return endStatementEmail(db, email, { ...end, sent_at: clock.now() });
  }
  const isOver = next.next === "give_up";
  return endStatementEmail(db, email, {
    state: isOver ? "failed" : "queued",
    attempts,
    unknown_attempts: unknown_attempts + (!isOver && next.isUnknown ? 1 : 0),
    due_at: isOver ? null : next.at,
    last_error: next.because,
    sent_at: null,
  });
}

/** A statement that we can't write must hold up nobody else's. */
async function handOver(deps: StatementEmailDeps, email: StatementEmailsTable): Promise<AttemptOutcome> {
  const { db, clock, mailer, renderStatement, attachmentBytesMax = ATTACHMENT_BYTES_MAX } = deps;
  const { event_id: eventId, requested_by: by } = email;
  try {
    const event = await readEvent(db, eventId);
    if (!event) throw new Error("the event is gone");
    const statement = await readStatementToPrint({ db, clock }, eventId);
    const facts = statementFactsOf(event, statement, by);
    const content = await printWithin(attachmentBytesMax, event, statement);
    const attachment: Attachment = { filename: facts.fileName, contentType: "application/pdf", content };
    return await mailer.send({
      ...(await renderStatement(facts)),
      attachments: [attachment],
      eventId,
      messageId: email.id,
      to: email.sent_to,
      fromName: event.organizerName || null,
      replyTo: by,
    });
  } catch (error) {
    return { outcome: "broken", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The PDF, or that of the totals alone where it would be too large to send. */
async function printWithin(bytesMax: number, event: BookableEvent, statement: PrintedStatement): Promise<Buffer> {
  const whole = await bytesOf(event, statement);
  return whole.length <= bytesMax ? whole : bytesOf(event, { ...statement, bookings: [] });
}

const bytesOf = async (event: BookableEvent, statement: PrintedStatement): Promise<Buffer> =>
  Buffer.concat(await writeStatementPdf(event, statement).toArray());
