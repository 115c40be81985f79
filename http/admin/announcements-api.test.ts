import { sql } from "kysely";
import { expect, test } from "vitest";
import { resendAnnouncement } from "#booking/announcements/change-announcement.ts";
import { enqueueAnnouncements } from "#booking/announcements/enqueue-announcements.ts";
import { cancelAndRefund } from "#booking/cancellations/cancel-and-refund.ts";
import { syncCheckIns } from "#booking/check-in/sync-check-ins.ts";
import { HEALTHY } from "#booking/messages/channel-health.ts";
import { writeHealth } from "#booking/messages/channels.sql.ts";
import { CHANNELS } from "#booking/messages/message.ts";
import type { SendOutcome } from "#booking/messages/ports.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { addSeconds } from "#platform/clock.ts";
import { randomText } from "#platform/ids.ts";
import type { Language } from "#platform/languages.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { add } from "#tests/builders/added-rider.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";

const opened = await anOrganizersApi();
const { organizer, startline } = opened;

const nothing = { subject: "", text: "", sms: "" };
const english = { subject: "Earlier start", text: "Report by 4:30 am.", sms: "Report by 4:30 am" };
const hindi = { subject: "समय बदला", text: "4:30 बजे पहुँचें।", sms: "4:30 बजे पहुँचें" };

type Rider = { language?: Language; categoryId?: string };

async function anEventWith(riders: Rider[]) {
  const categories = ["cat_full", "cat_half"].map((id) => ({ id, capacity: 50 }));
  const event = await anEventOnSale(startline, { capacity: 50, categories });
  const ids: string[] = [];
  for (const rider of riders) {
    const answer = await add(startline, event, rider);
    if (answer.added) ids.push(answer.bookingId);
  }
  const path = `/api/admin/events/${event.slug}/announcements`;
  const ask = (method: string, under = "", body: object | undefined = {}) =>
    organizer.ask(method, `${path}${under}`, method === "GET" ? undefined : body);
  return {
    event,
    ids,
    ask,
    send: (change: object = {}) => ask("POST", "", { ...anAnnouncement(), ...change }),
    /** The bookings that are owed it, sorted, by channel. */
    async owed(id: string, channel: "email" | "sms" = "email") {
      const { rows } = await sql<{ bookingId: string }>`
        SELECT booking_id AS "bookingId" FROM messages
        WHERE event_id = ${event.id} AND about_id = ${id} AND channel = ${channel} ORDER BY 1`.execute(startline.db);
      return rows.map(({ bookingId }) => bookingId);
    },
    async states(id: string) {
      const { rows } = await sql<{ state: string; count: number }>`
        SELECT state, count(*)::integer AS count FROM messages WHERE event_id = ${event.id} AND about_id = ${id}
        GROUP BY 1`.execute(startline.db);
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
  };
}

const anAnnouncement = (change: object = {}) => ({
  requestId: randomText(32),
  texts: { en: english, hi: nothing, mr: nothing },
  channels: ["email", "sms"],
  categoryId: null,
  ...change,
});

/** Everything that waits is sent now, by providers that take it all. Answers to whom, by address. */
async function deliver(): Promise<string[]> {
  await opened.drainBackgroundTasks();
  const { db } = startline;
  await Promise.all(CHANNELS.map((channel) => writeHealth(db, channel, HEALTHY)));
  await sql`UPDATE messages SET next_attempt_at = now(), leased_until = NULL WHERE state = 'queued'`.execute(db);
  const reached: string[] = [];
  const send = async ({ to, messageId }: { to: string; messageId: string }): Promise<SendOutcome> => {
    reached.push(to);
    return { outcome: "sent", providerMessageId: messageId };
  };
  const { accessKeys, clock, config, messaging } = startline;
  const sending = {
    db,
    clock: { now: () => addSeconds(clock.now(), 1) },
    log: startline.log,
    random: () => 0,
    renderEmail: messaging.renderEmail,
    mailer: { send },
    smsSender: { send, readDelivery: messaging.smsSender.readDelivery },
    readBookingFacts: messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL }),
    concurrency: { email: 2, sms: 2 },
    rateLimiters: { email: UNLIMITED, sms: UNLIMITED },
  };
  await sendDueMessages(sending, { limit: 1000 });
  return reached;
}

/** Until nothing is left to enqueue, in batches of so few. */
async function enqueueAll(perBatch = 4) {
  while ((await enqueueAnnouncements(startline, perBatch)) > 0);
}

test("each confirmed rider gets it once by each channel, however often it is sent and by how many processes", async () => {
  const { send, ids, owed, ask } = await anEventWith(Array.from({ length: 7 }, () => ({})));
  const request = { requestId: randomText(32) };
  const replies = await Promise.all([send(request), send(request), send(request)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  const [id] = replies.map(({ body }) => body.id);

  await Promise.all([enqueueAnnouncements(startline, 4), enqueueAnnouncements(startline, 4)]);
  await Promise.all([enqueueAll(), enqueueAll()]);
  await opened.drainBackgroundTasks();
  await enqueueAll(); // Whoever found another at it did nothing: the job's next turn sees that it is finished.

  expect(await owed(id, "email")).toEqual(ids.toSorted());
  expect(await owed(id, "sms")).toEqual(ids.toSorted());
  const { announcements } = (await ask("GET")).body;
  expect(announcements).toMatchObject([
    { id, by: organizer.account.email, isEnqueuing: false, later: 0, stopped: null },
  ]);
});

test("of two organizers who send the same at once one is told that it went out already", async () => {
  const { send, ask } = await anEventWith([{}]);
  const replies = await Promise.all([send(), send()]);
  expect(replies.map(({ status, body }) => [status, body.code]).sort()).toEqual([
    [201, undefined],
    [409, "sent_already"],
  ]);
  expect((await ask("GET")).body.announcements).toHaveLength(1);
});

test("a category's riders get it, and no others", async () => {
  const { send, ids, owed } = await anEventWith([{ categoryId: "cat_half" }, { categoryId: "cat_full" }]);
  const { body } = await send({ categoryId: "cat_half" });
  await enqueueAll();
  expect(await owed(body.id)).toEqual([ids[0]]);
});

/** A phone at the counter tells what it did. Answers the id of the record. */
async function atCounter(eventId: string, bookingId: string, undoes: string | null = null): Promise<string> {
  const id = randomText(22);
  const doneAt = startline.clock.now().toISOString();
  const kind = undoes === null ? ("check_in" as const) : ("undo" as const);
  const record = { id, bookingId, kind, undoes, doneAt, collectedBy: null };
  const device = { id: "phone-1", name: "Counter 1" };
  await syncCheckIns(
    startline,
    eventId,
    { device, records: [record], since: null, after: null },
    "asha@startline.example",
  );
  return id;
}

test("who has not arrived is told, and who arrives or is taken back while it goes out changes nothing", async () => {
  const { send, ids, owed, ask, event } = await anEventWith([{}, {}, {}, {}]);
  const [first, second, third, fourth] = ids.toSorted() as [string, string, string, string];
  const record = await atCounter(event.id, first);
  const { requestId: _, ...announcement } = anAnnouncement({ arrival: "not_arrived" });
  const preview = (await ask("POST", "/preview", announcement)).body;
  expect(preview).toMatchObject({ riders: 3, messages: { email: 3, sms: 3 } });
  expect(preview.smsCostPaise).toBe(3 * startline.config.SMS_PART_PAISE);

  const { id } = (await send({ arrival: "not_arrived" })).body;
  await opened.drainBackgroundTasks();
  // As if nobody had been enqueued before the counter went on.
  await sql`DELETE FROM messages WHERE about_id = ${id}`.execute(startline.db);
  await sql`UPDATE announcements SET finished_at = NULL, enqueued_through = '' WHERE id = ${id}`.execute(startline.db);
  await atCounter(event.id, fourth);
  await atCounter(event.id, first, record);
  await enqueueAll(2);
  expect(await owed(id)).toEqual([second, third, fourth]);

  const [listed] = (await ask("GET")).body.announcements;
  expect(listed).toMatchObject({ arrival: "not_arrived", later: 1 });
  expect((await ask("POST", `/${id}/extend`, { confirmedUntil: listed.confirmedUntil })).status).toBe(204);
  await opened.drainBackgroundTasks();
  await enqueueAll();
  expect(await owed(id)).toEqual([first, second, third, fourth]);
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${event.slug}/audit-log`)).body;
  const sent = entries.filter(({ action }: { action: string }) => action === "send_announcement");
  expect(sent).toMatchObject([{ facts: { count: 3, arrival: "not_arrived" } }]);
});

test("who has arrived is told apart by category too, and the same words may go to the other half", async () => {
  const { send, ids, owed, event } = await anEventWith([{ categoryId: "cat_half" }, { categoryId: "cat_full" }, {}]);
  const [half, full] = ids as [string, string];
  expect((await send({ arrival: "arrived" })).body.code).toBe("nobody");
  await atCounter(event.id, half);
  await atCounter(event.id, full);
  const arrived = await send({ arrival: "arrived", categoryId: "cat_half" });
  expect((await send({ arrival: "arrived", categoryId: "cat_half" })).body.code).toBe("sent_already");
  const others = await send({ arrival: "not_arrived" });
  await opened.drainBackgroundTasks();
  await enqueueAll();
  expect(await owed(arrived.body.id)).toEqual([half]);
  expect(await owed(others.body.id)).toEqual([ids[2]]);
  expect((await send({ arrival: "late" })).status).toBe(422);
});

test("whoever is confirmed later gets it only when an organizer says so, and then once", async () => {
  const { send, ids, owed, ask, event } = await anEventWith([{}]);
  const { id } = (await send()).body;
  await enqueueAll();
  const later = await add(startline, event);
  await enqueueAll();
  expect(await owed(id)).toEqual(ids);

  const [announcement] = (await ask("GET")).body.announcements;
  expect(announcement.later).toBe(1);
  const press = { confirmedUntil: announcement.confirmedUntil };
  expect((await ask("POST", `/${id}/extend`, press)).status).toBe(204);
  expect((await ask("POST", `/${id}/extend`, press)).status).toBe(204);
  await enqueueAll();
  expect(await owed(id)).toEqual([...ids, later.added && later.bookingId].toSorted());
  expect((await ask("GET")).body.announcements[0].later).toBe(0);
  const { entries } = (await organizer.ask("GET", `/api/admin/events/${event.slug}/audit-log`)).body;
  const extended = entries.filter(({ action }: { action: string }) => action === "extend_announcement");
  expect(extended).toMatchObject([{ facts: { count: 1 } }]);
});

test("whose booking is cancelled meanwhile does not get it, and neither does anybody once it is stopped", async () => {
  const { send, ids, ask, states, event } = await anEventWith([{}, {}, {}]);
  const { id } = (await send({ channels: ["email"] })).body;
  await sql`UPDATE announcements SET finished_at = NULL WHERE id = ${id}`.execute(startline.db);
  await enqueueAll();
  const cancelled = await cancelAndRefund(
    startline,
    { eventId: event.id, bookingId: ids[0] as string },
    { scope: "full", note: "Asked for it", amountPaise: 0, by: organizer.account.email },
  );
  expect(cancelled).toMatchObject({ cancelled: true });
  await deliver();
  expect(await states(id)).toEqual({ obsolete: 1, sent: 2 });

  const second = await send({
    texts: { en: { ...english, text: "Later." }, hi: nothing, mr: nothing },
    channels: ["email"],
  });
  const twice = await Promise.all([1, 2].map(() => ask("POST", `/${second.body.id}/stop`)));
  expect(twice.map(({ status }) => status)).toEqual([204, 204]);
  await enqueueAll();
  await deliver();
  expect(await states(second.body.id)).not.toHaveProperty("sent");
  expect(await states(second.body.id)).not.toHaveProperty("queued");
  expect((await ask("POST", "/ann_unknown/stop")).status).toBe(404);
});

test("a rider reads it in the language of the booking where it is written, else in English", async () => {
  const riders = [{ language: "hi" as const }, { language: "mr" as const }, {}];
  const { ask } = await anEventWith(riders);
  const texts = { en: english, hi: hindi, mr: nothing };
  const { body } = await ask("POST", "/preview", { texts, channels: ["email", "sms"], categoryId: null });
  expect(body).toMatchObject({
    riders: 3,
    messages: { email: 3, sms: 3 },
    previews: [
      { language: "en", riders: 2, email: { subject: "Earlier start" }, sms: { parts: 1 } },
      { language: "hi", riders: 1, email: { subject: "समय बदला" }, sms: { parts: 2 } },
    ],
  });
  expect(body.smsCostPaise).toBe(4 * startline.config.SMS_PART_PAISE);
  expect(body.previews[0].sms.text).toBe("Test ride: Report by 4:30 am. More in our email. Ref K7M2-Q9XD -Startline");
});

test("what is not whole is refused field by field, and so is one too many in an hour, or one for nobody", async () => {
  const { send } = await anEventWith([{}]);
  const unwhole = await send({ texts: { en: { ...english, subject: "" }, hi: nothing, mr: nothing } });
  expect(unwhole).toMatchObject({ status: 422, body: { errors: [{ field: "en.subject" }] } });
  const texts = (text: string) => ({ texts: { en: { ...english, text }, hi: nothing, mr: nothing } });
  for (const text of ["One", "Two", "Three"]) expect((await send(texts(text))).status).toBe(201);
  expect((await send(texts("Four"))).body.code).toBe("too_many");

  const empty = await anEventWith([]);
  expect((await empty.send()).body.code).toBe("nobody");
  expect((await empty.send({ categoryId: "cat_none" })).body.errors).toMatchObject([{ code: "unknown_category" }]);
});

test("what did not reach somebody is counted with its reason and sent again, without an alert for each", async () => {
  const { send, ask, states, event } = await anEventWith([{}, {}]);
  const { id } = (await send({ channels: ["email"] })).body;
  await enqueueAll();
  await opened.drainBackgroundTasks();
  await sql`UPDATE messages SET state = 'bounced', last_error = 'refused: no such box'
    WHERE event_id = ${event.id} AND about_id = ${id}`.execute(startline.db);
  expect((await ask("GET")).body.announcements[0]).toMatchObject({
    counts: { bounced: 2 },
    failures: [{ because: "refused: no such box", count: 2 }],
  });
  const presses = await Promise.all([ask("POST", `/${id}/resend`), ask("POST", `/${id}/resend`)]);
  expect(presses.reduce((sum, { body }) => sum + body.requeued, 0)).toBe(2);
  await deliver();
  expect(await states(id)).toEqual({ sent: 2 });
});

test("very many that did not arrive are sent again in small steps, each once, whoever does a step and wherever it stops", async () => {
  const { send, ask, states, event } = await anEventWith(Array.from({ length: 7 }, () => ({})));
  const { id } = (await send({ channels: ["email"] })).body;
  await enqueueAll();
  await opened.drainBackgroundTasks();
  const fail = () =>
    sql`UPDATE messages SET state = 'failed', attempts = 8, last_error = 'refused'
      WHERE event_id = ${event.id} AND about_id = ${id} AND (attempts = 0 OR state = 'queued')`.execute(startline.db);
  await fail();
  const by = organizer.account.email;

  expect(await resendAnnouncement(startline, { eventId: event.id, id }, by)).toBe(7);
  expect(await resendAnnouncement(startline, { eventId: event.id, id }, by)).toBe(0);
  expect((await ask("GET")).body.announcements[0]).toMatchObject({ isEnqueuing: true, counts: { failed: 7 } });
  await enqueueAnnouncements(startline, 3);
  // A step is small, and whoever did it may be gone by now.
  expect(await states(id)).toEqual({ queued: 3, failed: 4 });
  await fail(); // The first three once more.
  await Promise.all([enqueueAll(3), enqueueAll(3)]);

  expect(await states(id)).toEqual({ queued: 4, failed: 3 });
  expect((await ask("GET")).body.announcements[0]).toMatchObject({ isEnqueuing: false });
  const { rows } = await sql<{ facts: object }>`
    SELECT facts FROM audit_log WHERE event_id = ${event.id} AND action = 'resend_messages'`.execute(startline.db);
  expect(rows).toMatchObject([{ facts: { count: 7 } }]);
  // Pressed again, those three are next.
  expect(await resendAnnouncement(startline, { eventId: event.id, id }, by)).toBe(3);
});

test("one that is stopped while it is sent again goes to nobody more", async () => {
  const { send, ask, states, event } = await anEventWith([{}, {}]);
  const { id } = (await send({ channels: ["email"] })).body;
  await enqueueAll();
  await opened.drainBackgroundTasks();
  await sql`UPDATE messages SET state = 'failed' WHERE event_id = ${event.id} AND about_id = ${id}`.execute(
    startline.db,
  );
  await resendAnnouncement(startline, { eventId: event.id, id }, organizer.account.email);
  expect((await ask("POST", `/${id}/stop`)).status).toBe(204);
  await enqueueAll();

  expect(await states(id)).toEqual({ failed: 2 });
  expect((await ask("POST", `/${id}/resend`)).body).toEqual({ requeued: 0 });
});

test("a test goes to the organizer alone", async () => {
  const { ask, event } = await anEventWith([{}]);
  const { requestId: _, ...announcement } = anAnnouncement();
  const reply = await ask("POST", "/test", { ...announcement, language: "en", phone: "98200 12345" });
  expect(reply).toMatchObject({
    status: 200,
    body: { email: "failed", sms: "failed", reason: expect.stringContaining("ECONNREFUSED") }, // No provider runs here.
  });
  expect((await ask("POST", "/test", { ...announcement, language: "en", phone: "12" })).status).toBe(422);
  const { rows } = await sql`SELECT FROM messages WHERE event_id = ${event.id} AND kind = 'announcement'`.execute(
    startline.db,
  );
  expect(rows).toHaveLength(0);
});
