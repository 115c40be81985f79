import { sql } from "kysely";
import { expect, test } from "vitest";
import { correctBooking } from "#booking/bookings/correct-booking.ts";
import { ticketCodeOf } from "#booking/bookings/ticket-code.ts";
import { HEALTHY } from "#booking/messages/channel-health.ts";
import { writeHealth } from "#booking/messages/channels.sql.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { randomText } from "#platform/ids.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizer } from "#tests/builders/organizer.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aPerson, ask, aVisitor, payAt } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;
const publicUrl = startline.config.PUBLIC_URL;
const second = await anOrganizer(door, { signIn: startline.signIn, publicUrl });
type Organizer = typeof organizer;

const readFacts = messageFactsReader({ db: startline.db, accessKeys: startline.accessKeys, publicUrl });

async function aSale() {
  const event = await anEventOnSale(startline, { capacity: 6 });
  const path = `/api/admin/events/${event.slug}/bookings`;
  const aRider = async (as: object = {}) => {
    const visitor = aVisitor(door, event);
    Object.assign(visitor.person, as);
    const orderId = await visitor.toCheckout();
    const id = visitor.bookingId;
    const details = async () => (await organizer.ask("GET", `${path}/${id}`)).body;
    return {
      id,
      visitor,
      details,
      pay: async () => {
        await payAt(opened.razorpay.url, orderId);
        await syncBooking(startline, id);
      },
      /** What the form of an organizer would send who has just opened the page, with changes. */
      form: async (change: object = {}) => {
        const { emailKey: _key, ...form } = (await details()).participant;
        return { ...form, sendsTicket: true, ...change };
      },
      correct: (form: object, by: Organizer = organizer) => by.ask("PUT", `${path}/${id}/rider`, form),
      resend: (press: string, by = "both") => organizer.ask("POST", `${path}/${id}/resend-ticket`, { press, by }),
      write: (text: string, press = randomText(12)) => organizer.ask("POST", `${path}/${id}/notes`, { press, text }),
      strike: (note: string, by: Organizer = organizer) => by.ask("POST", `${path}/${id}/notes/${note}/strike`, {}),
      links: async () => {
        const facts = await readFacts(event.id, id, "");
        if (!facts) throw new Error(`${id} has no facts`);
        return { token: facts.privateLink?.split("#k=")[1] ?? "", code: facts.ticketLink.split("#")[1] ?? "" };
      },
      opens: async ({ token, code }: { token: string; code: string }) => {
        const own = `/api/bookings/${id}`;
        const statuses = [
          await ask(door, "GET", own, undefined, { authorization: `Bearer ${token}` }),
          await ask(door, "GET", own, undefined, { cookie: `booking_${id}=${token}` }),
          await ask(door, "POST", `${own}/session`, { accessToken: token }),
          await ask(door, "POST", "/api/tickets/open", { code }),
        ].map(({ status }) => status);
        return statuses;
      },
      messages: async () => {
        const { rows } = await sql<{ channel: string; state: string; attempts: number }>`
          SELECT channel, state, attempts FROM messages WHERE booking_id = ${id} ORDER BY channel`.execute(
          startline.db,
        );
        return rows.map(({ channel, state, attempts }) => `${channel} ${state} ${attempts}`);
      },
      setSent: () =>
        sql`UPDATE messages SET state = 'sent', attempts = 1 WHERE booking_id = ${id}`.execute(startline.db),
    };
  };
  const aPaidRider = async (as: object = {}) => {
    const rider = await aRider(as);
    await rider.pay();
    return rider;
  };
  return { event, aRider, aPaidRider, whatIsBroken: () => brokenPromises(startline, event.id) };
}

const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test("a corrected email and phone are the booking's for everything that follows, and the change is on record", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const wrong = rider.visitor.person;
  await rider.setSent();
  const right = aPerson();
  const reply = await rider.correct(
    await rider.form({ name: "Asha Kulkarni", phone: right.phone.slice(3), email: right.email, language: "mr" }),
  );
  expect([reply.status, reply.body]).toEqual([200, { version: 2 }]);
  expect(await rider.messages()).toEqual(["email queued 0", "sms queued 0"]);

  const { participant, auditEntries } = await rider.details();
  expect(participant).toMatchObject({ name: "Asha Kulkarni", phone: right.phone, email: right.email, version: 2 });
  expect(auditEntries).toMatchObject([
    {
      action: "correct_booking",
      by: organizer.account.email,
      facts: {
        changes: [
          { field: "name", from: wrong.name, to: "Asha Kulkarni" },
          { field: "phone", from: wrong.phone, to: right.phone },
          { field: "email", from: wrong.email, to: right.email },
          { field: "language", from: "en", to: "mr" },
        ],
      },
    },
  ]);
  // The person whose number it is may not book twice; the one to whom it never belonged may.
  const [same, other] = [aVisitor(door, event), aVisitor(door, event)];
  Object.assign(same.person, { phone: right.phone });
  Object.assign(other.person, { phone: wrong.phone, email: wrong.email });
  await expect(same.toCheckout()).rejects.toThrow("already_booked");
  await expect(other.toCheckout()).resolves.toBeTruthy();
});

test("no link that was sent to the old address opens the booking after a correction, and the new ones do", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const before = await rider.links();
  expect(await rider.opens(before)).toEqual([200, 200, 204, 200]);
  await rider.correct(await rider.form({ email: aPerson().email, sendsTicket: false }));

  const after = await rider.links();
  expect(await rider.opens(before)).toEqual([404, 404, 404, 404]);
  expect(await rider.opens(after)).toEqual([200, 200, 204, 200]);
  // Not even with the ticket of the queue, whose browser claimed the place.
  const claimed = await rider.visitor.claim();
  expect([claimed.status, claimed.headers.get("set-cookie")]).toEqual([200, null]);
  expect((await rider.visitor.look()).status).toBe(404);
  // A browser with a later cookie is not locked out by what it remembers from before.
  const mixed = { authorization: `Bearer ${before.token}`, cookie: `booking_${rider.id}=${after.token}` };
  expect((await ask(door, "GET", `/api/bookings/${rider.id}`, undefined, mixed)).status).toBe(200);
  const write = await ask(door, "POST", `/api/bookings/${rider.id}/ticket/send-again`, {}, mixed);
  expect(codeOf(write)).toEqual([403, "forbidden_origin"]);
});

test("where neither phone nor email is another one, the links stay", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const before = await rider.links();
  await rider.setSent();
  const { email } = rider.visitor.person;
  const change = { name: "Asha Kulkarni", email: email.toUpperCase(), sendsTicket: false };
  expect((await rider.correct(await rider.form(change))).status).toBe(200);
  expect(await rider.links()).toEqual(before);
  expect(await rider.messages()).toEqual(["email sent 1", "sms sent 1"]);
});

test("a rider who is paying keeps their browser's access, and their ticket goes to the corrected address", async () => {
  const { aRider, whatIsBroken } = await aSale();
  const rider = await aRider();
  const right = aPerson();
  expect((await rider.correct(await rider.form({ email: right.email }))).status).toBe(200);
  expect((await rider.visitor.look()).body).toMatchObject({ state: "paying", participant: { email: right.email } });
  expect(codeOf(await rider.visitor.fillIn())).toEqual([409, "payment_under_way"]);
  await rider.pay();
  expect((await rider.visitor.look()).body).toMatchObject({ state: "confirmed", participant: { email: right.email } });
  expect(await rider.messages()).toEqual(["email queued 0", "sms queued 0"]);
  expect(await whatIsBroken()).toEqual([]);
});

test("of two organizers who correct at once one is told what the other wrote, and nothing of it is lost", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const [mine, theirs] = [aPerson().email, aPerson().email];
  const forms = [await rider.form({ email: mine }), await rider.form({ email: theirs })];
  const replies = await Promise.all([rider.correct(forms[0] as object), rider.correct(forms[1] as object, second)]);

  expect(replies.map(codeOf).sort()).toEqual([
    [200, undefined],
    [409, "edited_elsewhere"],
  ]);
  const won = replies[0]?.status === 200 ? mine : theirs;
  const lost = won === mine ? theirs : mine;
  const refused = replies.find(({ status }) => status === 409);
  expect(refused?.body.current).toMatchObject({ email: won, version: 2 });
  // Knowing it, the other decides.
  const again = await rider.correct({ ...(await rider.form()), email: lost, version: refused?.body.current.version });
  expect(again.status).toBe(200);
  const { auditEntries } = await rider.details();
  expect(auditEntries.map(({ facts }: { facts: { changes: object[] } }) => facts.changes)).toMatchObject([
    [{ from: won, to: lost }],
    [{ from: rider.visitor.person.email, to: won }],
  ]);
  expect(await whatIsBroken()).toEqual([]);
});

/** Lets both come as far as the lock before either goes on. */
async function atOnce<Answer>(eventId: string, calls: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = await startline.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM event_capacity WHERE event_id = $1 FOR UPDATE", [eventId]);
    const answers = Promise.all(calls.map((call) => call()));
    await expect
      .poll(async () => {
        const { rows } = await holder.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBe(calls.length);
    await holder.query("COMMIT");
    return await answers;
  } finally {
    holder.release();
  }
}

test("without the version under the lock two organizers overwrite each other, and nobody is told", async () => {
  const twoAtOnce = async () => {
    const { event, aPaidRider } = await aSale();
    const rider = await aPaidRider();
    const forms = [await rider.form({ email: aPerson().email }), await rider.form({ email: aPerson().email })];
    const replies = await atOnce(event.id, [
      () => rider.correct(forms[0] as object),
      () => rider.correct(forms[1] as object, second),
    ]);
    return replies.map(({ status }) => status).sort();
  };
  expect(await twoAtOnce()).toEqual([200, 409]);
  const check = {
    file: "70-correct-booking.sql",
    text: " AND version = p_version;\n  IF NOT FOUND THEN\n    RETURN 'edited_elsewhere';\n  END IF;\n\n",
    instead: ";\n",
  };
  await runWithoutText(startline.pool, check, async () => expect(await twoAtOnce()).toEqual([200, 200]));
});

test("one press that comes five times at once corrects once", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const form = await rider.form({ email: aPerson().email });
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => rider.correct(form)));
  expect(replies.map(({ status, body }) => [status, body.version])).toEqual(Array(5).fill([200, 2]));
  expect((await rider.details()).auditEntries).toHaveLength(1);
});

test("an organizer who corrects while the visitor saves the form and pays overwrites nothing unread", async () => {
  const { event, aRider } = await aSale();
  const held = aVisitor(door, event);
  await held.join();
  await held.claim();
  await held.fillIn();
  const path = `/api/admin/events/${event.slug}/bookings/${held.bookingId}`;
  const { emailKey: _key, ...read } = (await organizer.ask("GET", path)).body.participant;
  const form = { ...read, email: aPerson().email, sendsTicket: true };
  expect(codeOf(await organizer.ask("PUT", `${path}/rider`, form))).toEqual([409, "still_in_form"]);

  const own = aPerson();
  const [saved, corrected] = await Promise.all([
    held.fillIn({ email: own.email }),
    organizer.ask("PUT", `${path}/rider`, form),
  ]);
  expect([saved.status, codeOf(corrected)]).toEqual([200, [409, "still_in_form"]]);
  expect((await held.pressPay()).status).toBe(201);
  const late = await organizer.ask("PUT", `${path}/rider`, form);
  expect([...codeOf(late), late.body.current.email]).toEqual([409, "edited_elsewhere", own.email]);
  expect((await held.look()).body.participant.email).toBe(own.email);

  // Pressed together with Pay it comes before or after, and what is confirmed is what was corrected or what was told.
  const rider = await aRider();
  const right = aPerson().email;
  const [answer] = await Promise.all([rider.correct(await rider.form({ email: right })), rider.visitor.pressPay()]);
  expect([answer.status, (await rider.visitor.look()).body.participant.email]).toEqual([200, right]);
});

test("a phone or an email of another booking is refused without a word about it, however many ask at once", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const [one, two, three] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  for (const change of [{ phone: two.visitor.person.phone }, { email: two.visitor.person.email.toUpperCase() }]) {
    const refused = await one.correct(await one.form(change));
    expect(codeOf(refused)).toEqual([409, "already_booked"]);
    const told = JSON.stringify(refused.body);
    for (const own of [two.id, two.visitor.person.name, two.visitor.person.email]) expect(told).not.toContain(own);
  }
  const { phone } = aPerson();
  const replies = await Promise.all([one, two, three].map(async (rider) => rider.correct(await rider.form({ phone }))));
  expect(replies.map(codeOf).sort()).toEqual([
    [200, undefined],
    [409, "already_booked"],
    [409, "already_booked"],
  ]);
  expect(await whatIsBroken()).toEqual([]);
});

test("a visitor who pays with the number that an organizer corrects to at that moment meets a refusal, never an error", async () => {
  const { event, aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const person = aPerson();
  const visitor = aVisitor(door, event);
  Object.assign(visitor.person, { phone: person.phone });
  for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await step();
  const [paid, corrected] = await Promise.all([
    visitor.pressPay(),
    rider.correct(await rider.form({ phone: person.phone })),
  ]);
  expect([paid, corrected].map(codeOf).filter(([status]) => Number(status) >= 400)).toEqual([[409, "already_booked"]]);
  expect(await whatIsBroken()).toEqual([]);
});

test("the form is checked as the rider's own, and an ended booking is not corrected", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const wrong = await rider.correct(await rider.form({ name: "", phone: "123", email: "asha@", language: "fr" }));
  expect([wrong.status, wrong.body.errors.map(({ code }: { code: string }) => code)]).toEqual([
    422,
    ["name_missing", "phone_invalid", "email_invalid", "language_unknown"],
  ]);
  const form = await rider.form({ name: "Asha Kulkarni" });
  const cancel = `/api/admin/events/${event.slug}/bookings/${rider.id}/cancel`;
  await organizer.ask("POST", cancel, { scope: "full", note: "Ill", amountPaise: 152_500 });
  expect(codeOf(await rider.correct(form))).toEqual([409, "booking_ended"]);
  expect(codeOf(await rider.resend(randomText(12)))).toEqual([409, "not_confirmed"]);
  const { aPaidRider: inOther } = await aSale();
  const stranger = await inOther();
  const elsewhere = `/api/admin/events/${event.slug}/bookings/${stranger.id}`;
  expect(codeOf(await organizer.ask("PUT", `${elsewhere}/rider`, form))).toEqual([404, "not_found"]);
  const request = { press: randomText(12), by: "both" };
  expect(codeOf(await organizer.ask("POST", `${elsewhere}/resend-ticket`, request))).toEqual([404, "not_found"]);
  const note = { press: randomText(12), text: "No" };
  expect(codeOf(await organizer.ask("POST", `${elsewhere}/notes`, note))).toEqual([404, "not_found"]);
});

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

test("a note is written once a press, is struck out and never changed, and the rider never sees it", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const press = randomText(12);
  const replies = await Promise.all([1, 2, 3].map(() => rider.write(" Comes with a tandem ", press)));
  expect(new Set(replies.map(({ status, body }) => `${status} ${body.noteId}`)).size).toBe(1);
  await rider.write("Pays for two");
  const { noteId } = replies[0]?.body ?? {};
  await Promise.all([rider.strike(noteId), rider.strike(noteId, second)]);
  expect(codeOf(await rider.strike("nte_none"))).toEqual([404, "not_found"]);

  const { notes, auditEntries } = await rider.details();
  expect(notes).toMatchObject([
    { text: "Pays for two", by: organizer.account.email, struck: null },
    { text: "Comes with a tandem", struck: { by: expect.any(String), at: expect.any(String) } },
  ]);
  const actions = auditEntries.map(({ action }: { action: string }) => action).sort();
  expect(actions).toEqual(["strike_note", "write_note", "write_note"]);
  const own = await rider.visitor.look();
  expect(JSON.stringify(own.body)).not.toMatch(/tandem|Pays for two/);
  for (const text of ["", "  ", "x".repeat(1001)]) expect((await rider.write(text)).status).toBe(422);
});

test("the booking shows the text that was signed, in the language in which it was read", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const { rows } = await sql<{ text: string }>`SELECT text FROM waivers WHERE event_id = ${event.id}`.execute(
    startline.db,
  );
  expect((await rider.details()).waivers).toMatchObject([{ version: 1, language: "en", text: rows[0]?.text }]);
});

test("a code for the present generation follows from the booking alone", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.correct(await rider.form({ phone: aPerson().phone }));
  const { reference } = (await rider.details()).booking;
  const named = { id: rider.id, eventId: event.id, reference, linkGeneration: 1 };
  expect((await rider.links()).code).toBe(ticketCodeOf(startline.accessKeys, named));
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
