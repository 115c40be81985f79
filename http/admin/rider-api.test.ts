import { sql } from "kysely";
import { expect, test } from "vitest";
import { ticketCodeOf } from "#booking/bookings/ticket-code.ts";
import { randomText } from "#platform/ids.ts";
import { aRidersApi } from "#tests/builders/riders-api.ts";
import { aPerson, ask, aVisitor, codeOf } from "#tests/builders/visitor.ts";

const { aSale, door, organizer, second, startline } = await aRidersApi();

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
