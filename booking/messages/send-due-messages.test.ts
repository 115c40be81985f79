import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addSeconds } from "#platform/clock.ts";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { newEventId, newRowId } from "#platform/ids.ts";
import { anOutbox, OUTBOX_START, sent } from "#tests/builders/outbox.ts";
import { fillIn } from "#tests/builders/paid-booking.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { ATTEMPTS_MAX } from "./decide-next-attempt.ts";
import { listFailedMessages } from "./list-failed-messages.ts";
import type { MessageState } from "./message.ts";
import type { SendOutcome } from "./ports.ts";
import { recordDelivery } from "./record-delivery.ts";
import { requeueMessages } from "./requeue-messages.ts";

const start = OUTBOX_START;

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 10));
});
afterAll(() => db.destroy());

const tryLater: SendOutcome = { outcome: "try_later", reason: "20429 Too Many Requests" };
const unknown: SendOutcome = { outcome: "unknown", reason: "ECONNRESET" };

test("a message that is due is sent once and remembers the provider's id", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email");

  expect(await outbox.send()).toEqual({ sent: 1, postponed: 0, failed: 0, obsolete: 0 });
  expect(await outbox.send()).toEqual({ sent: 0, postponed: 0, failed: 0, obsolete: 0 });

  expect(outbox.emails).toHaveLength(1);
  expect(outbox.emails[0]).toMatchObject({
    messageId: message,
    to: "asha@example.org",
    replyTo: "rides@sahyadri.example.org",
    subject: "booking_confirmed",
  });
  expect(await outbox.read(message)).toMatchObject({
    state: "sent",
    attempts: 1,
    provider_message_id: `provider-${message}`,
    sent_at: start,
    leased_until: null,
  });
});

test("an SMS says what is true of the booking when it is sent", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("sms");

  await outbox.send();

  expect(outbox.texts[0]).toMatchObject({ to: "+919820012345", maybeSentSince: null });
  expect(outbox.texts[0]?.body).toContain("Ref PP-7K3M9");
});

test("a message is not sent before its time", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("email", { next_attempt_at: addSeconds(start, 1) });

  expect((await outbox.send()).sent).toBe(0);
  outbox.passSeconds(1);
  expect((await outbox.send()).sent).toBe(1);
});

test("four workers racing over two hundred messages send each exactly once", async () => {
  const outbox = await anOutbox(db);
  const messages = await Promise.all(
    Array.from({ length: 200 }, (_, index) => outbox.enqueue(index % 2 ? "sms" : "email")),
  );

  const reports = await Promise.all([1, 2, 3, 4].map(() => outbox.send()));

  expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(200);
  const sentIds = [...outbox.emails, ...outbox.texts].map((message) => message.messageId);
  expect(sentIds.sort()).toEqual(messages.sort());
});

test("a run sends no more of a channel than its limit", async () => {
  const outbox = await anOutbox(db);
  for (let i = 0; i < 5; i += 1) await outbox.enqueue("email");

  expect((await outbox.send({ limit: 3 })).sent).toBe(3);
});

test("a message that the provider cannot take now is tried again after its wait, not before", async () => {
  const outbox = await anOutbox(db, { random: () => 0.5 });
  const message = await outbox.enqueue("sms");
  outbox.answer(tryLater);

  expect((await outbox.send()).postponed).toBe(1);
  expect(await outbox.read(message)).toMatchObject({
    state: "queued",
    attempts: 1,
    next_attempt_at: addSeconds(start, 5),
    last_error: "try_later: 20429 Too Many Requests",
  });

  outbox.passSeconds(4);
  expect((await outbox.send()).sent).toBe(0);
  outbox.passSeconds(1);
  expect((await outbox.send()).sent).toBe(1);
  // Nothing was taken the first time, so there is nothing to look up.
  expect(outbox.texts.map((text) => text.maybeSentSince)).toEqual([null, null]);
});

test("an SMS without an answer is looked up before it is sent again", async () => {
  const outbox = await anOutbox(db);
  await outbox.enqueue("sms");
  outbox.answer(unknown);

  await outbox.send();
  outbox.passSeconds(120);
  await outbox.send();

  expect(outbox.texts.map((text) => text.maybeSentSince)).toEqual([null, start]);
});

test("a message of a worker that died is sent by another when the lease ends, and no sooner", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("sms");
  outbox.answer("never");
  void outbox.send();
  await expect.poll(() => outbox.texts.length).toBe(1);

  outbox.passSeconds(59);
  expect((await outbox.send()).sent).toBe(0);
  outbox.passSeconds(1);
  expect((await outbox.send()).sent).toBe(1);

  expect(outbox.texts.map((text) => text.maybeSentSince)).toEqual([null, start]);
  expect(await outbox.read(message)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a worker that comes back late does not undo what another sent", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email");
  let answerLate: (outcome: SendOutcome) => void = () => undefined;
  outbox.answer(new Promise((resolve) => (answerLate = resolve)));
  const late = outbox.send();
  await expect.poll(() => outbox.emails.length).toBe(1);
  outbox.passSeconds(60);
  await outbox.send();

  answerLate({ outcome: "refused", reason: "too late" });
  await late;

  expect(await outbox.read(message)).toMatchObject({ state: "sent", attempts: 2 });
});

test("a refused message fails at once and is listed with its reason", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("sms");
  outbox.answer({ outcome: "refused", reason: "21614 not a mobile number" });

  expect((await outbox.send()).failed).toBe(1);

  expect(await listFailedMessages(db, outbox.eventId)).toEqual([
    {
      id: message,
      bookingId: expect.stringMatching(/^bkg_/),
      kind: "booking_confirmed",
      channel: "sms",
      state: "failed",
      attempts: 1,
      because: "refused: 21614 not a mobile number",
      createdAt: start,
    },
  ]);
});

test("the eighth failure is the last", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email", { attempts: ATTEMPTS_MAX - 1 });
  outbox.answer(tryLater);

  expect((await outbox.send()).failed).toBe(1);
  expect(await outbox.read(message)).toMatchObject({ state: "failed", attempts: 8 });
});

test("while the account is suspended no attempt is counted", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email");
  for (let i = 0; i < 20; i += 1) {
    outbox.answer({ outcome: "blocked", reason: "SendingPausedException" });
    await outbox.send();
    outbox.passSeconds(600);
  }

  expect((await outbox.send()).sent).toBe(1);
  expect(await outbox.read(message)).toMatchObject({ state: "sent", attempts: 1 });
});

test("failures of SMS do not delay emails", async () => {
  const outbox = await anOutbox(db);
  for (let i = 0; i < 20; i += 1) await outbox.enqueue(i % 2 ? "sms" : "email");
  outbox.answerAll(tryLater, "sms");

  expect((await outbox.send()).sent).toBe(10);
});

test("a message that cannot be rendered keeps no other from being sent", async () => {
  const outbox = await anOutbox(db);
  const broken = await outbox.enqueue("email", {}, "broken");
  await outbox.enqueue("email");

  expect(await outbox.send()).toEqual({ sent: 1, postponed: 1, failed: 0, obsolete: 0 });
  expect(await outbox.read(broken)).toMatchObject({
    state: "queued",
    last_error: "broken: this booking cannot be rendered",
  });
});

test("a message about a booking that does not exist fails", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email", {}, "missing");

  await outbox.send();

  expect(await outbox.read(message)).toMatchObject({
    state: "failed",
    last_error: "impossible: there is no such booking",
  });
});

test("a failed message that is asked for again is sent, once however often it is asked for", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("sms");
  outbox.answer({ outcome: "refused", reason: "21610" });
  await outbox.send();

  expect(await requeueMessages(db, { messageIds: [message], entry: null, now: outbox.now() })).toBe(1);
  expect(await requeueMessages(db, { messageIds: [message], entry: null, now: outbox.now() })).toBe(0);

  expect((await outbox.send()).sent).toBe(1);
  expect(await listFailedMessages(db, outbox.eventId)).toEqual([]);
});

test("asking again for a message that never was changes nothing", async () => {
  const messageId = newRowId("msg", newEventId());
  expect(await requeueMessages(db, { messageIds: [messageId], entry: null, now: start })).toBe(0);
  expect(await requeueMessages(db, { messageIds: ["SM123"], entry: null, now: start })).toBe(0);
});

test.each<[MessageState, "delivered" | "bounced" | "failed", MessageState]>([
  ["sent", "delivered", "delivered"],
  ["sent", "bounced", "bounced"],
  ["delivered", "failed", "delivered"],
  ["delivered", "bounced", "delivered"],
  ["failed", "delivered", "delivered"],
  ["bounced", "delivered", "bounced"],
])("a message that is %s and reported %s is %s", async (before, report, after) => {
  const outbox = await anOutbox(db);
  const messageId = await outbox.enqueue("sms", { state: before, attempts: 1 });

  const changed = await recordDelivery(db, { messageId, state: report, because: null }, start);

  expect(changed).toBe(before !== after);
  expect((await outbox.read(messageId)).state).toBe(after);
});

test("a report of delivery keeps a message without an answer from being sent again", async () => {
  const outbox = await anOutbox(db);
  const messageId = await outbox.enqueue("email");
  outbox.answer(unknown);
  await outbox.send();

  await recordDelivery(db, { messageId, state: "delivered", because: null }, start);
  outbox.passSeconds(3600);
  await outbox.send();

  expect(outbox.emails).toHaveLength(1);
});

test("a report about an earlier copy does not stop one that was asked for again", async () => {
  const outbox = await anOutbox(db);
  const messageId = await outbox.enqueue("email");
  await outbox.send();
  await requeueMessages(db, { messageIds: [messageId], entry: null, now: outbox.now() });

  expect(await recordDelivery(db, { messageId, state: "delivered", because: null }, start)).toBe(false);
  expect((await outbox.send()).sent).toBe(1);
});

test("an SMS that did not arrive does not stay sent: it needs attention, and polling again reports nothing more", async () => {
  const outbox = await anOutbox(db);
  const lost = await outbox.enqueue("sms");
  const arrived = await outbox.enqueue("sms");
  const silent = await outbox.enqueue("sms");
  await outbox.enqueue("email");
  await outbox.send();
  outbox.deliver(lost, { state: "failed", because: "undelivered 30005" });
  outbox.deliver(arrived, { state: "delivered", because: null });
  expect(await outbox.syncDeliveries()).toBe(0);
  expect(outbox.asked).toEqual([]);

  outbox.passSeconds(60);
  expect(await outbox.syncDeliveries()).toBe(2);
  expect([(await outbox.read(lost)).state, (await outbox.read(arrived)).state]).toEqual(["failed", "delivered"]);
  expect(await outbox.openItems()).toMatchObject([{ kind: "message_failed", subject: lost }]);

  for (const minutes of [5, 5, 60, 60]) {
    outbox.passSeconds(minutes * 60);
    await outbox.syncDeliveries();
  }
  expect(outbox.asked.filter((id) => id === `provider-${silent}`)).toHaveLength(3);
  expect((await outbox.read(silent)).state).toBe("sent");
});

test("a ticket that changes while its former text is with the provider goes out again, once", async () => {
  const outbox = await anOutbox(db);
  const message = await outbox.enqueue("email");
  const { booking_id: bookingId } = await outbox.read(message);
  await fillIn({ db, clock: testClock(OUTBOX_START) }, outbox.eventId, bookingId);
  let isChanged = false;
  outbox.answerAll(async () => {
    outbox.passSeconds(1);
    if (!isChanged) await sql`SELECT requeue_ticket(${outbox.eventId}, ${bookingId}, ${outbox.now()})`.execute(db);
    isChanged = true;
    return sent(message);
  });

  await outbox.send();
  await outbox.send();
  await outbox.send();

  expect(outbox.emails).toHaveLength(2);
  expect(await outbox.read(message)).toMatchObject({ state: "sent", attempts: 1, leased_until: null });
});
