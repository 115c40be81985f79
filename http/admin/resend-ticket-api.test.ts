import { sql } from "kysely";
import { expect, test } from "vitest";
import { correctBooking } from "#booking/bookings/correct-booking.ts";
import { HEALTHY } from "#booking/messages/channel-health.ts";
import { writeHealth } from "#booking/messages/channels.sql.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { randomText } from "#platform/ids.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { aRidersApi } from "#tests/builders/riders-api.ts";
import { aPerson, codeOf } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const opened = await aRidersApi();
const { aSale, readFacts, startline } = opened;

test("a resend pressed twice in parallel sends once, and the next one waits", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.setSent();
  const press = randomText(12);
  const sentBetween = async () => {
    const reply = await rider.resend(press);
    await rider.setSent(); // As a worker does that is quicker than the second press.
    return reply.status;
  };
  expect(await Promise.all([sentBetween(), sentBetween(), sentBetween()])).toEqual([202, 202, 202]);
  expect(await sentBetween()).toBe(202);
  expect((await rider.details()).auditEntries).toMatchObject([
    { action: "resend_ticket", facts: { channels: "email and SMS", count: 2 } },
  ]);
  const next = await rider.resend(randomText(12), "email");
  expect([...codeOf(next), next.headers.get("retry-after")]).toEqual([429, "resent_lately", "30"]);

  const twin = await aPaidRider();
  await twin.setSent();
  const text =
    "SELECT 1 FROM ticket_resends WHERE event_id = p_event_id AND booking_id = p_booking_id AND press = p_press";
  await runWithoutText(
    startline.pool,
    { file: "71-resend-ticket.sql", text, instead: "SELECT 1 WHERE false" },
    async () => {
      await twin.resend(press);
      await twin.setSent();
      expect((await twin.resend(press)).status).not.toBe(202);
    },
  );
});

test("a ticket is sent again by the channel that was asked for", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.setSent();
  expect((await rider.resend(randomText(12), "sms")).status).toBe(202);
  expect(await rider.messages()).toEqual(["email sent 1", "sms queued 0"]);
  expect((await rider.resend(randomText(12), "email")).status).toBe(202);
  expect(await rider.messages()).toEqual(["email queued 0", "sms queued 0"]);
});

type Hooks = { whileRendering?: (() => Promise<unknown>) | undefined; whileSending?: () => Promise<unknown> };

/** A worker's round for one booking's emails; answers to whom they went, and as whom it addressed them. */
async function sendEmails(bookingId: string, { whileRendering, whileSending }: Hooks = {}): Promise<string[]> {
  const sent: string[] = [];
  await opened.drainBackgroundTasks();
  await writeHealth(startline.db, "email", HEALTHY);
  await sql`UPDATE messages SET next_attempt_at = now(), leased_until = NULL WHERE booking_id = ${bookingId}`.execute(
    startline.db,
  );
  await sql`UPDATE messages SET state = 'sent' WHERE booking_id <> ${bookingId} OR channel = 'sms'`.execute(
    startline.db,
  );
  let [rendering, sending] = [whileRendering, whileSending];
  await sendDueMessages(
    {
      db: startline.db,
      clock: { now: () => new Date(Date.now() + 1000) },
      log: startline.log,
      random: () => 0.5,
      mailer: {
        async send({ to, subject, messageId }) {
          sent.push(`${to} ${subject}`);
          const first = sending;
          sending = undefined;
          await first?.();
          return { outcome: "sent", providerMessageId: `provider-${messageId}-${sent.length}` };
        },
      },
      smsSender: { send: () => Promise.reject(new Error("no SMS here")), readDelivery: () => Promise.reject() },
      renderEmail: async (_kind, facts) => ({ subject: facts.participant.name, html: "", text: "", attachments: [] }),
      async readBookingFacts(...key) {
        const facts = await readFacts(...key);
        const first = rendering;
        rendering = undefined;
        await first?.();
        return facts;
      },
      concurrency: { email: 1, sms: 1 },
      rateLimiters: { email: UNLIMITED, sms: UNLIMITED },
    },
    { limit: 10 },
  );
  return sent;
}

/** As the API does, without a worker that sends at once. */
async function correctQuietly(eventId: string, bookingId: string, change: object): Promise<void> {
  const participant = await readParticipant(startline.db, { eventId, id: bookingId });
  if (!participant) throw new Error(`${bookingId} has no participant`);
  const request = { details: { ...participant, ...change }, version: participant.version, sendsTicket: false, by: "a" };
  const answer = await correctBooking(
    startline,
    { id: eventId, questions: [], startsAt: new Date() },
    bookingId,
    request,
  );
  expect(answer).toMatchObject({ corrected: true });
}

test("a ticket that is being written while its rider is corrected goes to the new address, under the new name", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const { email } = aPerson();
  const [address, name] = [{ email }, { name: "Asha Kulkarni" }].map(
    (change) => () => correctQuietly(event.id, rider.id, change),
  );
  // Whoever wrote it for the old address has lost it; the same round takes it again.
  expect(await sendEmails(rider.id, { whileRendering: address })).toEqual([`${email} ${rider.visitor.person.name}`]);
  await sql`UPDATE messages SET state = 'queued' WHERE booking_id = ${rider.id}`.execute(startline.db);
  expect(await sendEmails(rider.id, { whileRendering: name })).toEqual([`${email} Asha Kulkarni`]);
  expect(await sendEmails(rider.id)).toEqual([]);
});

test("a copy that was on its way to the old address is not taken for the ticket to the new one", async () => {
  const { event, aPaidRider } = await aSale();
  const correctWhileSending = async () => {
    const rider = await aPaidRider();
    const { email } = aPerson();
    const old = rider.visitor.person.email;
    const sent = await sendEmails(rider.id, { whileSending: () => correctQuietly(event.id, rider.id, { email }) });
    return [...sent, ...(await sendEmails(rider.id))].map((to) => (to.startsWith(old) ? "old" : "new"));
  };
  expect(await correctWhileSending()).toEqual(["old", "new"]);
  const text = " maybe_sent_since = NULL,\n        participant_version = p_version + 1";
  const unmarked = { file: "70-correct-booking.sql", text, instead: " maybe_sent_since = NULL" };
  await runWithoutText(startline.pool, unmarked, async () => expect(await correctWhileSending()).toEqual(["old"]));
});
