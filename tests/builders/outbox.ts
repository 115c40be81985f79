import { type Insertable, type Selectable, sql } from "kysely";
import { aConfirmedBooking } from "#booking/messages/booking-facts.sample.ts";
import { HEALTHY } from "#booking/messages/channel-health.ts";
import { writeHealth } from "#booking/messages/channels.sql.ts";
import type { Channel } from "#booking/messages/message.ts";
import type { MessagesTable } from "#booking/messages/messages.sql.ts";
import type { Delivery, OutgoingEmail, OutgoingSms, SendOutcome } from "#booking/messages/ports.ts";
import { requeueMessages } from "#booking/messages/requeue-messages.ts";
import { type SendMessagesDeps, sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { syncDeliveries } from "#booking/messages/sync-deliveries.ts";
import { addSeconds } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { newEventId, newRowId } from "#platform/ids.ts";
import { openLog } from "#platform/log.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";

export const OUTBOX_START = new Date("2027-01-10T04:30:00Z");

export const sent = (id: string): SendOutcome => ({ outcome: "sent", providerMessageId: `provider-${id}` });

export type Answer = SendOutcome | "never" | Promise<SendOutcome>;

/** The messages of one event, a provider that answers as told, and a clock that stands still. */
export async function anOutbox(
  db: Database,
  { random = () => 0.999, concurrency = 4 }: { random?: () => number; concurrency?: number } = {},
) {
  const messages = () => db.withTables<{ messages: MessagesTable }>();
  // One queue serves all events, so what an earlier test left would be sent here.
  await messages().deleteFrom("messages").execute();
  await sql`DELETE FROM attention_items`.execute(db);
  await writeHealth(db, "email", HEALTHY);
  await writeHealth(db, "sms", HEALTHY);
  const eventId = newEventId();
  let now = OUTBOX_START;
  const answers: Answer[] = [];
  let always: { answer: Answer | ((messageId: string) => Answer); channel: Channel | null } | null = null;
  const emails: OutgoingEmail[] = [];
  const texts: OutgoingSms[] = [];
  const bookings = new Map<string, "ordinary" | "missing" | "broken">();

  const sentIds = new Set<string>();
  const asked: string[] = [];
  const deliveries = new Map<string, Delivery>();

  async function answerTo(messageId: string, channel: Channel): Promise<SendOutcome> {
    const isAlways = always && (always.channel === null || always.channel === channel);
    const wanted = isAlways && always ? always.answer : (answers.shift() ?? sent(messageId));
    const answer = typeof wanted === "function" ? wanted(messageId) : wanted;
    if (answer === "never") return new Promise(() => undefined);
    const outcome = await answer;
    if (outcome.outcome === "sent") sentIds.add(messageId);
    return outcome;
  }

  const lines: string[] = [];
  const log = openLog("info", { write: (line) => void lines.push(line) });
  const sending: SendMessagesDeps = {
    db,
    clock: { now: () => now },
    log,
    random,
    mailer: {
      send: (email) => {
        emails.push(email);
        return answerTo(email.messageId, "email");
      },
    },
    smsSender: {
      send: (text) => {
        texts.push(text);
        return answerTo(text.messageId, "sms");
      },
      readDelivery: async (providerMessageId) => {
        asked.push(providerMessageId);
        return deliveries.get(providerMessageId) ?? { state: "under_way", because: null };
      },
    },
    renderEmail: async (kind) => ({ subject: kind, html: "<p></p>", text: "", attachments: [] }),
    readBookingFacts: async (_eventId, bookingId) => {
      if (bookings.get(bookingId) === "missing") return null;
      if (bookings.get(bookingId) === "broken") throw new Error("this booking cannot be rendered");
      const facts = aConfirmedBooking({ eventId, bookingId });
      const { rows } = await sql<{ version: number }>`
        SELECT version FROM participants WHERE event_id = ${eventId} AND booking_id = ${bookingId}`.execute(db);
      return { ...facts, participant: { ...facts.participant, ...rows[0] } };
    },
    concurrency: { email: concurrency, sms: concurrency },
    rateLimiters: { email: UNLIMITED, sms: UNLIMITED },
  };

  return {
    eventId,
    log,
    /** What the program's log says, a line each. */
    logged: () => lines.map((line) => JSON.parse(line)),
    emails,
    texts,
    now: () => now,
    passSeconds: (seconds: number) => {
      now = addSeconds(now, seconds);
    },
    passTo: (time: Date) => {
      now = time;
    },
    /** When a worker would find something to do next; null: never. */
    async nextRunAt(channel: Channel): Promise<Date | null> {
      const { rows } = await sql<{ at: Date | null }>`
        SELECT CASE WHEN m.due IS NOT NULL THEN greatest(m.due, c.held_until) END AS at
        FROM message_channels c, (
          SELECT min(next_attempt_at) AS due FROM messages WHERE state = 'queued' AND channel = ${channel}
        ) m WHERE c.channel = ${channel}`.execute(db);
      const at = rows[0]?.at ?? null;
      return at && at > now ? at : at && addSeconds(now, 1);
    },
    answer: (answer: Answer) => answers.push(answer),
    answerAll: (answer: Answer | ((messageId: string) => Answer) | null, channel: Channel | null = null) => {
      always = answer && { answer, channel };
    },
    /** What the provider says when it is asked about a message. */
    deliver: (messageId: string, delivery: Delivery) => deliveries.set(`provider-${messageId}`, delivery),
    asked,
    syncDeliveries: () => syncDeliveries({ ...sending, rateLimiter: sending.rateLimiters.sms }, { limit: 10 }),
    requeue: (messageId: string) => requeueMessages(db, { messageIds: [messageId], entry: null, now }),
    async openItems() {
      const { rows } = await sql<{ event_id: string; kind: string; subject: string; facts: object }>`
        SELECT event_id, kind, subject, facts FROM attention_items WHERE resolved_at IS NULL`.execute(db);
      return rows;
    },
    /** Of all that the provider took and answered. */
    sentIds,
    send: ({ limit } = { limit: 1000 }) => sendDueMessages(sending, { limit }),
    async enqueue(
      channel: Channel,
      changes: Partial<Insertable<MessagesTable>> = {},
      booking: "ordinary" | "missing" | "broken" = "ordinary",
    ) {
      const id = newRowId("msg", eventId);
      const bookingId = newRowId("bkg", eventId);
      bookings.set(bookingId, booking);
      const kind = "booking_confirmed";
      await messages()
        .insertInto("messages")
        .values({
          event_id: eventId,
          id,
          booking_id: bookingId,
          kind,
          channel,
          state: "queued",
          attempts: 0,
          next_attempt_at: OUTBOX_START,
          leased_until: null,
          provider_message_id: null,
          last_error: null,
          created_at: OUTBOX_START,
          sent_at: null,
          maybe_sent_since: null,
          next_check_at: null,
          ...changes,
        })
        .execute();
      return id;
    },
    read: (id: string): Promise<Selectable<MessagesTable>> =>
      messages().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  };
}
