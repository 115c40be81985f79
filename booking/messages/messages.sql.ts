import { type Generated, sql } from "kysely";
import type { Database } from "#platform/database.ts";
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
  leasedUntil: Date;
  createdAt: Date;
  /** An earlier attempt ended without an answer, or its process died before it wrote one. */
  mayHaveBeenSent: boolean;
};

/**
 * Takes the message that has been due longest, or undefined when none is. It stays queued; while the lease lasts nobody else
 * takes it, because it falls due again only when the lease ends.
 */
export async function claimDueMessage(
  db: Database,
  { channel, now, leasedUntil }: { channel: Channel; now: Date; leasedUntil: Date },
): Promise<ClaimedMessage | undefined> {
  const { rows } = await sql<ClaimedMessage>`
    WITH due AS MATERIALIZED (
      SELECT event_id, id, leased_until, last_error FROM messages
      WHERE state = 'queued' AND channel = ${channel} AND next_attempt_at <= ${now}
      ORDER BY next_attempt_at
      LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    UPDATE messages m
    SET attempts = m.attempts + 1, leased_until = ${leasedUntil}, next_attempt_at = ${leasedUntil}
    FROM due
    WHERE m.event_id = due.event_id AND m.id = due.id
    RETURNING m.event_id AS "eventId", m.id, m.booking_id AS "bookingId", m.kind,
      m.about_id AS "aboutId", m.attempts,
      m.leased_until AS "leasedUntil", m.created_at AS "createdAt",
      (due.leased_until IS NOT NULL OR coalesce(due.last_error LIKE 'unknown:%', false)) AS "mayHaveBeenSent"`.execute(
    db,
  );
  return rows[0];
}

/** Sent is sent, whoever holds the lease by now; but a delivery report that came first stands. */
export async function writeSent(
  db: Database,
  { eventId, id }: ClaimedMessage,
  { providerMessageId, sentAt }: { providerMessageId: string; sentAt: Date },
): Promise<void> {
  await on(db)
    .updateTable("messages")
    .set({
      state: "sent",
      provider_message_id: providerMessageId,
      sent_at: sentAt,
      leased_until: null,
      last_error: null,
    })
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "in", statesBefore("sent"))
    .execute();
}

export async function writeRetry(
  db: Database,
  claimed: ClaimedMessage,
  { at, because, counts }: { at: Date; because: string; counts: boolean },
): Promise<void> {
  await stillLeased(db, claimed)
    .set((column) => ({
      next_attempt_at: at,
      leased_until: null,
      last_error: because,
      attempts: counts ? column.ref("attempts") : column("attempts", "-", 1),
    }))
    .execute();
}

export async function writeFailed(db: Database, claimed: ClaimedMessage, because: string): Promise<void> {
  await stillLeased(db, claimed).set({ state: "failed", leased_until: null, last_error: because }).execute();
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

/** True when the message changed: a repeated or overtaken report changes nothing. */
export async function writeDelivery(
  db: Database,
  {
    eventId,
    id,
    state,
    because,
  }: { eventId: string; id: string; state: "delivered" | "bounced" | "failed"; because: string | null },
): Promise<boolean> {
  const result = await on(db)
    .updateTable("messages")
    .set({ state, last_error: because, leased_until: null })
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "in", statesBefore(state))
    // A report about an earlier sending must not stop one that was asked for again.
    .where("attempts", ">", 0)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Back into the queue with all attempts ahead. False when it is there already, or there is no such message. */
export async function writeRequeued(
  db: Database,
  { eventId, id, now }: { eventId: string; id: string; now: Date },
): Promise<boolean> {
  const result = await on(db)
    .updateTable("messages")
    .set({ state: "queued", attempts: 0, next_attempt_at: now, leased_until: null })
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .where("state", "in", statesBefore("queued"))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
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
