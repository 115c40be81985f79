import { sql } from "kysely";
import { expect, test } from "vitest";
import { eraseRiders } from "#booking/erasures/erase-riders.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import type { MessageKind } from "#booking/messages/message.ts";
import { readParticipant } from "#booking/participants/read-participant.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { acceptTransfer } from "#booking/transfers/accept-transfer.ts";
import { listTransfers } from "#booking/transfers/list-transfers.ts";
import { transferCodeOf } from "#booking/transfers/transfer-code.ts";
import { randomText } from "#platform/ids.ts";
import { aRiderToAdd } from "#tests/builders/added-rider.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { aPerson, ask, aVisitor, payAt } from "#tests/builders/visitor.ts";
import { runWithoutText } from "#tests/money/without-protection/switch-off.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;
const { db, pool, accessKeys } = startline;
const readFacts = messageFactsReader({ db, accessKeys, publicUrl: startline.config.PUBLIC_URL });

type Person = ReturnType<typeof aPerson>;
const TEXT_OF_WAIVER = "I ride at my own risk.";

async function aSale() {
  const event = await anEventOnSale(startline, {
    capacity: 6,
    categories: [
      { id: "cat_far", capacity: 6 },
      { id: "cat_near", capacity: 6, ticketPricePaise: 120_000 },
    ],
  });
  const path = `/api/admin/events/${event.slug}/bookings`;

  async function aPaidRider(as: object = {}) {
    const visitor = aVisitor(door, event);
    Object.assign(visitor.person, as);
    await payAt(opened.razorpay.url, await visitor.toCheckout());
    await syncBooking(startline, visitor.bookingId);
    return aBooking(visitor.bookingId, visitor);
  }

  function aBooking(id: string, visitor: ReturnType<typeof aVisitor> | null = null) {
    const key = { eventId: event.id, id };
    const details = async () => (await organizer.ask("GET", `${path}/${id}`)).body;
    return {
      id,
      details,
      get visitor() {
        if (!visitor) throw new Error("an added rider has no browser");
        return visitor;
      },
      offer: ({ name, phone, email, language }: Person, requestId = randomText(32)) =>
        organizer.ask("POST", `${path}/${id}/transfers`, { requestId, name, phone, email, language }),
      takeBack: (transferId: string) => organizer.ask("POST", `${path}/${id}/transfers/${transferId}/cancel`, {}),
      cancel: async () => {
        const { full: amountPaise } = (await details()).refundDue;
        return organizer.ask("POST", `${path}/${id}/cancel`, { scope: "full", note: "Fell ill", amountPaise });
      },
      move: (change: object = {}) =>
        organizer.ask("POST", `${path}/${id}/move`, {
          requestId: randomText(32),
          categoryId: "cat_near",
          refundPaise: 30_000,
          owedPaise: 0,
          ...change,
        }),
      signOnPaper: async (change: object = {}) =>
        organizer.ask("POST", `${path}/${id}/paper-waiver`, {
          version: 1,
          language: "en",
          participantVersion: (await details()).participant.version,
          ...change,
        }),
      /** What opens the offer that was made last. */
      async code() {
        const [transfer] = await listTransfers(db, key);
        const { reference } = (await details()).booking;
        return transferCodeOf(accessKeys, { eventId: event.id, reference }, transfer?.id ?? "");
      },
      facts: (kind: MessageKind, aboutId = "") => readFacts(event.id, id, aboutId, kind),
      /** Kind, channel, state, and to whom it goes, in the order of their names. */
      async messages() {
        const { rows } = await sql<{ kind: MessageKind; about_id: string; channel: "email" | "sms"; state: string }>`
          SELECT kind, about_id, channel, state FROM messages WHERE booking_id = ${id} ORDER BY kind, channel`.execute(
          db,
        );
        return Promise.all(
          rows.map(async ({ kind, about_id, channel, state }) => {
            const to = state === "obsolete" ? null : (await readFacts(event.id, id, about_id, kind))?.participant;
            return `${kind} ${state}${to ? ` ${channel === "email" ? to.email : to.phone}` : ` ${channel}`}`;
          }),
        );
      },
      signatures: async () => {
        const { rows } = await sql<{ who: string }>`
          SELECT CASE WHEN transfer_id = '' THEN 'first' ELSE 'next' END AS who
          FROM waiver_signatures WHERE booking_id = ${id} ORDER BY signed_at`.execute(db);
        return rows.map(({ who }) => who);
      },
    };
  }

  return {
    event,
    path,
    aPaidRider,
    aBooking,
    aGuest: async (change: object = {}) =>
      aBooking((await organizer.ask("POST", path, aRiderToAdd(event, change))).body.bookingId),
    whatIsBroken: () => brokenPromises(startline, event.id),
  };
}

const open = (code: string) => ask(door, "POST", "/api/offers/open", { code });
const accept = (code: string, change: object = {}) =>
  ask(door, "POST", "/api/offers/accept", {
    code,
    name: "Meera Joshi",
    language: "mr",
    answers: {},
    waiver: { version: 1, accepted: true, language: "en" },
    ...change,
  });
const opens = async (id: string, token: string) =>
  (await ask(door, "GET", `/api/bookings/${id}`, undefined, { authorization: `Bearer ${token}` })).status;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test("a booking passes on: the old ticket is valid until the new person accepts, and then opens nothing", async () => {
  const { event, aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const { person: former, accessToken } = rider.visitor;
  const next = aPerson();
  const oldFacts = await rider.facts("booking_confirmed");
  const oldCode = oldFacts?.ticketLink.split("#")[1] ?? "";

  expect((await rider.offer(next)).status).toBe(201);
  expect(await opens(rider.id, accessToken)).toBe(200);
  expect((await rider.visitor.look()).body).toMatchObject({ isPaidByAnother: false });
  expect((await rider.details()).participant).toMatchObject({ name: former.name, email: former.email });
  expect(await rider.messages()).toEqual([
    `booking_confirmed queued ${former.email}`,
    `booking_confirmed queued ${former.phone}`,
    `transfer_offered queued ${next.email}`,
    `transfer_offered queued ${next.phone}`,
  ]);

  const code = await rider.code();
  expect((await open(code)).body).toMatchObject({
    state: "open",
    slug: event.slug,
    categoryId: "cat_far",
    name: next.name,
    phone: next.phone,
    email: next.email,
    opened: null,
  });
  const accepted = await accept(code);
  expect([accepted.status, accepted.body.bookingId]).toEqual([200, rider.id]);
  expect(accepted.headers.get("set-cookie")).toContain(`booking_${rider.id}=`);

  // Who had it learns why their link opens nothing; a stranger's link, by a key of nobody's, opens what is not there.
  const asFormer = await ask(door, "GET", `/api/bookings/${rider.id}`, undefined, {
    authorization: `Bearer ${accessToken}`,
  });
  expect(codeOf(asFormer)).toEqual([410, "passed_on"]);
  expect(codeOf(await ask(door, "POST", `/api/bookings/${rider.id}/session`, { accessToken }))).toEqual([
    410,
    "passed_on",
  ]);
  expect(await opens(rider.id, `${accessToken.slice(0, -4)}AAAA`)).toBe(404);
  const bySms = await ask(door, "POST", "/api/tickets/open", { code: oldCode });
  expect([...codeOf(bySms), bySms.headers.get("set-cookie")]).toEqual([410, "passed_on", null]);
  for (const own of [next.name, next.phone, next.email]) expect(JSON.stringify(bySms.body)).not.toContain(own);
  expect(await opens(rider.id, accepted.body.accessToken)).toBe(200);
  const authorization = `Bearer ${accepted.body.accessToken}`;
  const view = (await ask(door, "GET", `/api/bookings/${rider.id}`, undefined, { authorization })).body;
  expect(view).toMatchObject({ state: "confirmed", isPaidByAnother: true });
  const { participant, booking, payments, transfers, waivers, auditEntries } = await rider.details();
  expect(participant).toMatchObject({ name: "Meera Joshi", phone: next.phone, email: next.email, language: "mr" });
  expect(booking).toMatchObject({ state: "confirmed", amountPaise: 152_500 });
  expect(payments).toMatchObject([{ role: "accepted", state: "captured", refunds: [] }]);
  expect(transfers).toMatchObject([{ state: "accepted", former: { name: former.name, email: former.email } }]);
  expect(waivers).toMatchObject([{ text: TEXT_OF_WAIVER }, { text: TEXT_OF_WAIVER }]);
  expect(await rider.signatures()).toEqual(["first", "next"]);
  expect(auditEntries).toMatchObject([{ action: "request_transfer", by: organizer.account.email }]);
  expect(await rider.messages()).toEqual([
    `booking_confirmed queued ${next.email}`,
    `booking_confirmed queued ${next.phone}`,
    `transfer_done queued ${former.email}`,
    "transfer_offered obsolete email",
    "transfer_offered obsolete sms",
  ]);
  // The former rider is told without a link that opens it; the new one has no receipt for what another paid.
  expect(await rider.facts("transfer_done", transfers[0].id)).toMatchObject({ privateLink: null });
  expect(await rider.facts("booking_confirmed")).toMatchObject({ amountPaise: 0, payment: null });
  // What was theirs alone is free again, and what is the new one's is taken.
  const [again, same] = [aVisitor(door, event), aVisitor(door, event)];
  Object.assign(again.person, { phone: former.phone, email: former.email });
  Object.assign(same.person, { phone: next.phone });
  await expect(again.toCheckout()).resolves.toBeTruthy();
  await expect(same.toCheckout()).rejects.toThrow("already_booked");
  await again.giveBack();
  expect(await whatIsBroken()).toEqual([]);
});

test("a link that a correction ended is told nothing of a later transfer: it may have gone to a stranger", async () => {
  const { aPaidRider, path } = await aSale();
  const rider = await aPaidRider();
  const { emailKey: _key, ...form } = (await rider.details()).participant;
  const corrected = { ...form, email: aPerson().email, sendsTicket: false };
  expect((await organizer.ask("PUT", `${path}/${rider.id}/rider`, corrected)).status).toBe(200);
  await rider.offer(aPerson());
  expect((await accept(await rider.code())).status).toBe(200);
  expect(await opens(rider.id, rider.visitor.accessToken)).toBe(404);
});

test("what a move left owed is said to the rider, and to whoever is offered the place and takes it", async () => {
  const { aGuest } = await aSale();
  const rider = await aGuest({ categoryId: "cat_near", addedFor: { kind: "cash", cashPaise: 122_500, reason: "" } });
  expect(await rider.facts("booking_confirmed")).toMatchObject({ isMoved: false, owedPaise: 0 });
  const moved = await rider.move({ categoryId: "cat_far", refundPaise: 0, owedPaise: 30_000 });
  expect(moved.status).toBe(200);
  expect(await rider.facts("booking_confirmed")).toMatchObject({ isMoved: true, owedPaise: 30_000 });

  await rider.offer(aPerson());
  const code = await rider.code();
  expect((await open(code)).body).toMatchObject({ state: "open", owedPaise: 30_000 });
  const { bookingId, accessToken } = (await accept(code)).body;
  const page = await ask(door, "GET", `/api/bookings/${bookingId}`, undefined, {
    authorization: `Bearer ${accessToken}`,
  });
  expect(page.body).toMatchObject({ categoryId: "cat_far", owedPaise: 30_000 });
  // Who took it over took it as it is.
  expect(await rider.facts("booking_confirmed")).toMatchObject({ isMoved: false, owedPaise: 30_000 });
});

test("the same form sent three times at once makes one offer, and another offer has to wait", async () => {
  const { aPaidRider } = await aSale();
  const rider = await aPaidRider();
  const [next, requestId] = [aPerson(), randomText(32)];
  const replies = await Promise.all([1, 2, 3].map(() => rider.offer(next, requestId)));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  expect(new Set(replies.map(({ body }) => body.transferId)).size).toBe(1);
  expect((await rider.details()).auditEntries).toHaveLength(1);
  expect(codeOf(await rider.offer(aPerson()))).toEqual([409, "transfer_pending"]);
});

test("accepted five times at once, a booking passes on once, and everybody with the link finds the ticket", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const code = await rider.code();
  const replies = await Promise.all(
    [1, 2, 3, 4, 5].map((nth) => accept(code, { name: `Meera Joshi ${"I".repeat(nth)}` })),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect(new Set(replies.map(({ body }) => body.accessToken)).size).toBe(1);
  expect(await rider.signatures()).toEqual(["first", "next"]);
  expect((await open(code)).body).toMatchObject({ state: "taken", opened: { bookingId: rider.id } });
  expect(await whatIsBroken()).toEqual([]);
});

test("an offer that was taken back, was accepted or whose event was cancelled names nobody to whoever has its link", async () => {
  const { event, aPaidRider } = await aSale();
  const [withdrawn, accepted, pending] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  const next = aPerson();
  const offers: string[] = [];
  for (const rider of [withdrawn, accepted, pending]) {
    expect((await rider.offer(aPerson())).status).toBe(201);
    offers.push(await rider.code());
  }
  expect((await withdrawn.takeBack((await withdrawn.details()).transfers[0].id)).status).toBe(200);
  await accept(offers[1] as string, { name: next.name });
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${event.id}`.execute(db);
  startline.forgetEvents();

  for (const code of offers) {
    const { body } = await open(code);
    expect(body.state).not.toBe("open");
    expect(body).toMatchObject({ name: "", phone: "", email: "" });
  }
});

test("of an acceptance and taking the offer back the first counts", async () => {
  const { aPaidRider } = await aSale();
  const [accepted, takenBack, raced] = [await aPaidRider(), await aPaidRider(), await aPaidRider()];
  const idOf = async (rider: typeof accepted) => (await rider.offer(aPerson())).body.transferId;
  const ids = [await idOf(accepted), await idOf(takenBack), await idOf(raced)] as [string, string, string];

  expect((await accept(await accepted.code())).status).toBe(200);
  expect(codeOf(await accepted.takeBack(ids[0]))).toEqual([409, "transfer_accepted"]);

  expect((await takenBack.takeBack(ids[1])).status).toBe(200);
  expect((await takenBack.takeBack(ids[1])).status).toBe(200);
  expect(codeOf(await accept(await takenBack.code()))).toEqual([409, "transfer_ended"]);
  // Whoever got the link by mistake learns nothing from it any more.
  const nobody = { name: "", phone: "", email: "" };
  expect((await open(await takenBack.code())).body).toMatchObject({ state: "ended", opened: null, ...nobody });
  expect((await takenBack.messages()).slice(2)).toEqual([
    "transfer_offered obsolete email",
    "transfer_offered obsolete sms",
  ]);
  expect((await takenBack.details()).auditEntries).toHaveLength(2);
  expect(await opens(takenBack.id, takenBack.visitor.accessToken)).toBe(200);

  const code = await raced.code();
  const [given, back] = await Promise.all([accept(code), raced.takeBack(ids[2])]);
  expect([given.status, back.status].sort()).toEqual([200, 409]);
  const [{ state }] = (await raced.details()).transfers;
  expect(state).toBe(given.status === 200 ? "accepted" : "cancelled");
});

test("a booking that was cancelled, or whose event was, passes on to nobody", async () => {
  const sale = await aSale();
  const [cancelled, called] = [await sale.aPaidRider(), await sale.aPaidRider()];
  for (const rider of [cancelled, called]) await rider.offer(aPerson());
  const codes = [await cancelled.code(), await called.code()] as const;
  expect((await cancelled.cancel()).status).toBe(200);
  expect(codeOf(await accept(codes[0]))).toEqual([409, "transfer_ended"]);
  expect((await open(codes[0])).body.state).toBe("ended");
  expect(codeOf(await cancelled.offer(aPerson()))).toEqual([409, "not_confirmed"]);
  const typed = { scope: "full", note: "Heavy rain", typed: "Test ride" };
  const calledOff = await organizer.ask("POST", `/api/admin/events/${sale.event.slug}/cancel`, typed);
  expect(calledOff.status).toBeLessThan(300);
  expect(codeOf(await accept(codes[1]))).toEqual([409, "transfer_ended"]);
  expect(codeOf(await called.offer(aPerson()))).toEqual([409, "event_cancelled"]);
});

test("money goes back to whoever paid, also after a booking has passed on and was moved", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  const { person: payer } = rider.visitor;
  const next = aPerson();
  await rider.offer(next);
  expect((await rider.move()).status).toBe(200);
  expect((await accept(await rider.code())).status).toBe(200);
  expect((await rider.details()).booking).toMatchObject({ categoryId: "cat_near" });
  expect((await rider.cancel()).status).toBe(200);
  await opened.drainBackgroundTasks();
  await startline.jobs.refunds();
  const { payments, booking } = await rider.details();
  expect(booking.state).toBe("cancelled");
  expect(payments[0].refunds.map(({ amountPaise }: { amountPaise: number }) => amountPaise).sort()).toEqual([
    122_500, 30_000,
  ]);
  expect((await rider.facts("refund_sent"))?.participant.email).toBe(payer.email);
  expect(await rider.facts("refund_sent")).toMatchObject({ privateLink: null });
  expect(await rider.facts("booking_cancelled")).toMatchObject({
    participant: { email: next.email },
    isPaidByAnother: true,
  });
  expect(await whatIsBroken()).toEqual([]);
});

test("an offer ends after its time, or when the event starts, and the next one can be made", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const code = await rider.code();
  await sql`UPDATE booking_transfers SET expires_at = now() WHERE event_id = ${event.id}`.execute(db);
  // Nor does its link say any more whom it was for.
  expect((await open(code)).body).toMatchObject({ state: "ended", name: "", phone: "", email: "" });
  expect(codeOf(await accept(code))).toEqual([409, "transfer_ended"]);
  expect((await rider.details()).transfers).toMatchObject([{ state: "expired" }]);
  expect((await rider.offer(aPerson())).status).toBe(201);
  expect((await accept(code)).status).toBe(409);
  await sql`UPDATE events SET starts_at = now() WHERE id = ${event.id}`.execute(db);
  expect(codeOf(await accept(await rider.code()))).toEqual([409, "transfer_ended"]);
  const other = await aPaidRider();
  expect(codeOf(await other.offer(aPerson()))).toEqual([409, "event_started"]);
});

test("nobody who has a booking takes over another, whether they had it before the offer or since", async () => {
  const { aPaidRider } = await aSale();
  const [rider, booked] = [await aPaidRider(), await aPaidRider()];
  const { phone, email } = booked.visitor.person;
  expect(codeOf(await rider.offer({ ...aPerson(), phone }))).toEqual([409, "already_booked"]);
  expect(codeOf(await rider.offer({ ...aPerson(), email: email.toUpperCase() }))).toEqual([409, "already_booked"]);

  const next = aPerson();
  await rider.offer(next);
  await aPaidRider({ email: next.email });
  expect(codeOf(await accept(await rider.code()))).toEqual([409, "already_booked"]);
  expect(await opens(rider.id, rider.visitor.accessToken)).toBe(200);
});

test("where a family may book with one phone, the new rider takes a slot of their own, and rides once", async () => {
  const { event, aPaidRider, whatIsBroken } = await aSale();
  await sql`UPDATE events SET bookings_per_contact = 2 WHERE id = ${event.id}`.execute(db);
  const [rider, other, booked] = [await aPaidRider(), await aPaidRider(), await aPaidRider({ name: "Ravi Joshi" })];
  const family = { ...aPerson(), phone: booked.visitor.person.phone };
  expect((await rider.offer(family)).status).toBe(201);
  const code = await rider.code();
  expect(codeOf(await accept(code, { name: " ravi  JOSHI" }))).toEqual([409, "already_booked"]);
  expect((await accept(code, { name: "Meera Joshi" })).status).toBe(200);
  expect(codeOf(await other.offer({ ...aPerson(), phone: family.phone }))).toEqual([409, "already_booked"]);
  expect(await whatIsBroken()).toEqual([]);
});

test("a year later nobody to whom it was offered, and nobody who had it, is named any more", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  await accept(await rider.code());
  await rider.offer(aPerson());
  await sql`UPDATE events SET starts_at = now() - interval '2 years' WHERE id = ${event.id}`.execute(db);
  while ((await eraseRiders(startline)) > 0);
  const transfers = await listTransfers(db, { eventId: event.id, id: rider.id });
  const erased = { name: "Erased", phone: "", email: "" };
  expect(transfers).toMatchObject([
    { to: erased, former: null },
    { to: erased, former: erased },
  ]);
});

test("without the capacity lock the new person's own payment and the acceptance both pass the check", async () => {
  const acceptWhilePaying = async () => {
    const { event, aPaidRider } = await aSale();
    const rider = await aPaidRider();
    const next = aPerson();
    await rider.offer(next);
    const visitor = aVisitor(door, event);
    Object.assign(visitor.person, { phone: next.phone, email: next.email });
    for (const step of [visitor.join, visitor.claim, visitor.fillIn]) await step();
    const stored = await readEventBySlug(db, event.slug);
    const [transfer] = await listTransfers(db, { eventId: event.id, id: rider.id });
    if (!stored || !transfer) throw new Error("no offer");
    // The visitor has pressed Pay and nobody sees it yet.
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT * FROM start_paying($1, $2, '5 minutes', '10 minutes', '30 minutes')", [
      event.id,
      visitor.bookingId,
    ]);
    const form = { name: "Meera Joshi", language: "en", answers: {}, waiver: { version: 1, accepted: true } };
    const accepting = acceptTransfer(startline, stored, transfer, form, null).then(
      (answer) => ("because" in answer ? answer.because : "accepted"),
      (error) => String(error.constraint),
    );
    await expect
      .poll(async () => {
        const { rows } = await pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%accept_transfer%'",
        );
        return rows.length;
      })
      .toBe(1);
    await client.query("COMMIT");
    client.release();
    return accepting;
  };
  expect(await acceptWhilePaying()).toBe("already_booked");
  const lock = {
    file: "91-accept-transfer.sql",
    text: "v_now := lock_capacity(p_event_id, p_now);\n  PERFORM sweep_places(p_event_id, v_now);",
    instead: "v_now := coalesce(p_now, clock_timestamp());",
  };
  await runWithoutText(pool, lock, async () => expect(await acceptWhilePaying()).toMatch(/one_booking_per_/));
});

test("the new person reads the waiver in force and answers what is required", async () => {
  const { event, aPaidRider } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const code = await rider.code();
  const question = [{ id: "que_size", label: "T-shirt", options: ["M", "L"], isRequired: true }];
  await sql`UPDATE events SET questions = ${JSON.stringify(question)}, waiver_version = 2 WHERE id = ${event.id}`.execute(
    db,
  );
  await sql`INSERT INTO waivers (event_id, version, text, text_hash, created_at)
    VALUES (${event.id}, 2, 'A new text.', 'hash-of-version-2', now())`.execute(db);
  const refused = await accept(code);
  expect([refused.status, refused.body.errors.map(({ code: why }: { code: string }) => why)]).toEqual([
    422,
    ["answer_missing", "waiver_outdated"],
  ]);
  expect((await accept(code, { waiver: { version: 2, accepted: false } })).status).toBe(422);
  expect((await accept(code, { waiver: { version: 2, accepted: true }, answers: { que_size: "L" } })).status).toBe(200);
  expect((await readParticipant(db, { eventId: event.id, id: rider.id }))?.answers).toEqual({ que_size: "L" });
  expect((await rider.details()).waivers).toMatchObject([{ version: 2 }, { version: 1 }]);
});

test("a booking passes on more than once, and a link of before opens nothing", async () => {
  const { aPaidRider, whatIsBroken } = await aSale();
  const rider = await aPaidRider();
  await rider.offer(aPerson());
  const first = await rider.code();
  const second = (await accept(first)).body;
  await rider.offer(aPerson());
  expect((await open(first)).body.state).toBe("taken");
  expect((await accept(await rider.code(), { name: "Ravi Kale" })).status).toBe(200);
  expect((await open(first)).body).toMatchObject({ state: "ended", opened: null });
  expect(codeOf(await accept(first))).toEqual([409, "transfer_ended"]);
  expect(await opens(rider.id, second.accessToken)).toBe(410);
  expect(await opens(rider.id, rider.visitor.accessToken)).toBe(410);
  expect(await rider.signatures()).toEqual(["first", "next", "next"]);
  expect((await rider.facts("refund_sent"))?.participant.email).toBe(rider.visitor.person.email);
  expect(await whatIsBroken()).toEqual([]);
});

test("wrong input is named, and nobody learns of another event's booking", async () => {
  const [sale, other] = [await aSale(), await aSale()];
  const rider = await sale.aPaidRider();
  const wrong = await rider.offer({ ...aPerson(), phone: "12" });
  expect([wrong.status, wrong.body.errors[0].code]).toEqual([422, "phone_invalid"]);
  expect((await other.aBooking(rider.id).offer(aPerson())).status).toBe(404);
  expect((await rider.takeBack("trf_none")).status).toBe(404);
  await rider.offer(aPerson());
  const code = await rider.code();
  for (const tampered of ["", "t", code.slice(1), `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`]) {
    expect((await open(tampered)).status).toBe(404);
    expect((await accept(tampered)).status).toBe(404);
  }
  expect((await open(code.toUpperCase())).status).toBe(200);
});

test("a waiver signed on paper is recorded once, by name, for the rider whom the organizer saw", async () => {
  const sale = await aSale();
  const [guest, paid] = [await sale.aGuest(), await sale.aPaidRider()];
  expect(codeOf(await paid.signOnPaper())).toEqual([409, "already_signed"]);
  expect(codeOf(await guest.signOnPaper({ version: 2 }))).toEqual([409, "waiver_outdated"]);
  expect(codeOf(await guest.signOnPaper({ language: "hi" }))).toEqual([409, "waiver_outdated"]);
  expect(codeOf(await guest.signOnPaper({ participantVersion: 9 }))).toEqual([409, "edited_elsewhere"]);
  const replies = await Promise.all([guest.signOnPaper(), guest.signOnPaper()]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { waivers, auditEntries } = await guest.details();
  expect(waivers).toMatchObject([{ version: 1, recordedBy: organizer.account.email, text: TEXT_OF_WAIVER }]);
  expect(auditEntries.map(({ action }: { action: string }) => action)).toEqual(["record_paper_waiver", "add_rider"]);
  const gone = await sale.aGuest();
  await gone.cancel();
  expect(codeOf(await gone.signOnPaper())).toEqual([409, "not_confirmed"]);
});
