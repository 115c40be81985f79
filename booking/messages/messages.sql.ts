import { type Generated, sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import type { Database } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import { type Channel, type MessageKind, type MessageState, statesBefore } from "./message.ts";

export type MessagesTable = {
  event_id: string;
  id: string;
  booking_id: string;
  kind: MessageKind;
  about_id: Generated<string>;
  channel: Channel;
  state: MessageState;
  attempts: number;
  next_attempt_at: Date;
  leased_until: Date | null;
  provider_message_id: string | null;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
  maybe_sent_since: Date | null;
  unknown_attempts: Generated<number>;
  next_check_at: Date | null;
  participant_version: Generated<number>;
};

const on = (db: Database) => db.withTables<{ messages: MessagesTable }>();

export type ClaimedMessage = {
  eventId: string;
  id: string;
  bookingId: string;
  kind: MessageKind;
  aboutId: string;
  /** This attempt included. */
  attempts: number;
  /** Of the earlier ones, those whose end nobody knows. */
  unknownAttempts: number;
  leasedUntil: Date;
  /** Since when an earlier attempt may have sent it: it ended without an answer, or its process died. Null: surely not. */
  maybeSentSince: Date | null;
};

/**
 * How many claims could find something, counted up to `most`. Cheaper than a claim, and waits for nobody; what becomes due a moment
 * later waits for the next run.
 */
export async function countDueMessages(db: Database, channel: Channel, now: Date, most: number): Promise<number> {
  const { rows } = await sql`
    SELECT FROM messages WHERE state = 'queued' AND channel = ${channel} AND next_attempt_at <= ${now}
    LIMIT ${most}`.execute(db);
  return rows.length;
}

/** `obsolete`: the message that was next has ended, because its booking had changed; another may be due. Null: none is due. */
export async function claimMessage(
  db: Database,
  { channel, now, leaseSeconds }: { channel: Channel; now: Date; leaseSeconds: number },
): Promise<ClaimedMessage | "obsolete" | null> {
  const { rows } = await sql<ClaimedMessage & { state: MessageState }>`
    SELECT event_id AS "eventId", id, booking_id AS "bookingId", kind, about_id AS "aboutId", state, attempts,
      unknown_attempts AS "unknownAttempts", leased_until AS "leasedUntil", maybe_sent_since AS "maybeSentSince"
    FROM claim_next_message(${channel}, ${now}, make_interval(secs => ${leaseSeconds}))`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { state, ...claimed } = row;
  return state === "obsolete" ? "obsolete" : claimed;
}

export type HandOver = "go" | "changed" | "obsolete" | "lost";

/** The last check before a message is handed over: the booking's state and its participant's version from which it was rendered. */
export async function confirmHandOver(
  db: Database,
  { eventId, id, leasedUntil }: ClaimedMessage,
  { renderedState, renderedVersion, now }: { renderedState: string; renderedVersion: number; now: Date },
): Promise<HandOver> {
  const { rows } = await sql<{ answer: HandOver }>`
    SELECT confirm_hand_over(${eventId}, ${id}, ${leasedUntil}, ${renderedState},
      ${renderedVersion}::integer, ${now}) AS answer`.execute(db);
  return (rows[0] as { answer: HandOver }).answer;
}

/**
 * Sent is sent, whoever holds the lease by now; but a delivery report that came first stands. A copy that went to an address which
 * was corrected meanwhile is not what this message owes by now.
 */
export async function writeSent(
  db: Database,
  { eventId, id }: ClaimedMessage,
  {
    providerMessageId,
    renderedVersion,
    sentAt,
    checkAt,
  }: { providerMessageId: string; renderedVersion: number; sentAt: Date; checkAt: Date | null },
): Promise<void> {
  await on(db)
    .updateTable("messages")
    .set({
      state: "sent",
      provider_message_id: providerMessageId,
      sent_at: sentAt,
      next_check_at: checkAt,
      maybe_sent_since: null,
      leased_until: null,
      last_error: null,
    })
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "in", statesBefore("sent"))
    .where("participant_version", "<=", renderedVersion)
    .execute();
}

export async function writeRetry(
  db: Database,
  claimed: ClaimedMessage,
  { at, because, counts, maybeSentSince }: { at: Date; because: string; counts: boolean; maybeSentSince: Date | null },
): Promise<void> {
  await stillLeased(db, claimed)
    .set((column) => ({
      next_attempt_at: at,
      leased_until: null,
      last_error: because,
      attempts: counts ? column.ref("attempts") : column("attempts", "-", 1),
      unknown_attempts:
        counts && maybeSentSince !== null ? column("unknown_attempts", "+", 1) : column.ref("unknown_attempts"),
      // Once a copy may be out, no later answer about another one takes that back.
      maybe_sent_since: claimed.maybeSentSince ?? maybeSentSince,
    }))
    .execute();
}

/** False when another holds the lease by now. */
export async function writeFailed(
  db: Database,
  { eventId, id, leasedUntil }: ClaimedMessage,
  { because, now }: { because: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`SELECT give_up_message(
    ${eventId}, ${id}, ${leasedUntil}, ${because}, ${newRowId("att", eventId)}, ${now}) AS done`.execute(db);
  return rows[0]?.done === true;
}

/** Only who holds the lease may write that sending failed; another may have taken over and sent it meanwhile. */
function stillLeased(db: Database, { eventId, id, leasedUntil }: ClaimedMessage) {
  return on(db)
    .updateTable("messages")
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "=", "queued")
    .where("leased_until", "=", leasedUntil);
}

/**
 * Takes messages that it is time to ask about. Each is put down for its next time at once, so that it is asked about again
 * if this process dies: so many minutes after it was sent, and after the last of them no more.
 */
export async function claimChecks(
  db: Database,
  { now, limit, laterMinutes }: { now: Date; limit: number; laterMinutes: readonly number[] },
): Promise<{ id: string; providerMessageId: string }[]> {
  const rows = await claimDueRows<{ id: string; provider_message_id: string }>(db, {
    table: "messages",
    key: ["event_id", "id"],
    dueAt: "next_check_at",
    now,
    limit,
    where: sql`state = 'sent'`,
    set: sql`next_check_at = (
      SELECT min(sent_at + make_interval(mins => later)) FROM unnest(${laterMinutes}::integer[]) later
      WHERE sent_at + make_interval(mins => later) > ${now}
    )`,
  });
  return rows.map((row) => ({ id: row.id, providerMessageId: row.provider_message_id }));
}

/** True when the message changed: a repeated or overtaken report changes nothing. */
export async function writeDelivery(
  db: Database,
  report: { eventId: string; id: string; state: "delivered" | "bounced" | "failed"; because: string | null; now: Date },
): Promise<boolean> {
  const { eventId, id, state, because, now } = report;
  const { rows } = await sql<{ done: boolean }>`SELECT record_delivery(
    ${eventId}, ${id}, ${state}, ${statesBefore(state)}, ${because}, ${newRowId("att", eventId)}, ${now}) AS done`.execute(
    db,
  );
  return rows[0]?.done === true;
}

/** Back into the queue with all attempts ahead. Answers how many of them were not in it. */
export async function writeRequeued(
  db: Database,
  { eventId, ids, entry, now }: { eventId: string; ids: readonly string[]; entry: NewAuditEntry | null; now: Date },
): Promise<number> {
  const { rows } = await sql<{ requeued: number }>`SELECT requeue_messages(
    ${eventId}, ${ids}, ${statesBefore("queued")}, ${entry && JSON.stringify(entry)}::jsonb, ${now}) AS requeued`.execute(
    db,
  );
  return rows[0]?.requeued ?? 0;
}

type BookingKey = { eventId: string; id: string };

export async function selectTicketStates(
  db: Database,
  booking: BookingKey,
): Promise<{ channel: Channel; state: MessageState }[]> {
  return on(db)
    .selectFrom("messages")
    .select(["channel", "state"])
    .where("event_id", "=", booking.eventId)
    .where("booking_id", "=", booking.id)
    .where("kind", "=", "booking_confirmed")
    .execute();
}

export type FailedMessage = {
  id: string;
  bookingId: string;
  kind: MessageKind;
  channel: Channel;
  state: "failed" | "bounced";
  attempts: number;
  because: string | null;
  createdAt: Date;
};

export async function selectFailed(db: Database, eventId: string): Promise<FailedMessage[]> {
  return on(db)
    .selectFrom("messages")
    .select([
      "id",
      "booking_id as bookingId",
      "kind",
      "channel",
      "state",
      "attempts",
      "last_error as because",
      "created_at as createdAt",
    ])
    .where("event_id", "=", eventId)
    .where("state", "in", ["failed", "bounced"])
    .orderBy("created_at", "desc")
    .$castTo<FailedMessage>()
    .execute();
}
