import { sql } from "kysely";
import { expect, test } from "vitest";
import { listAuditEntries } from "#booking/audit-log/list-audit-entries.ts";
import type { MessageKind } from "#booking/messages/message.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { readWaitlistEntry } from "#booking/waitlist/read-waitlist-entry.ts";
import { randomText } from "#platform/ids.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";
import { solveChallenge } from "#tests/builders/solve-challenge.ts";
import { aPerson, ask, aVisitor, payAt } from "#tests/builders/visitor.ts";

const opened = await anOrganizersApi();
const { door, organizer, startline } = opened;
const { db, accessKeys, config } = startline;
const readFacts = messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL });

const SOLD = 2;

async function aSoldOutSale({ isProofRequired = false } = {}) {
  const event = await anEventOnSale(startline, { capacity: SOLD, isProofRequired });
  const riders: ReturnType<typeof aVisitor>[] = [];
  for (let nth = 0; nth < SOLD; nth += 1) {
    const rider = aVisitor(door, event);
    await payAt(opened.razorpay.url, await rider.toCheckout());
    await syncBooking(startline, rider.bookingId);
    riders.push(rider);
  }
  const path = `/api/admin/events/${event.slug}`;
  return {
    event,
    riders,
    join: (change: object = {}) => {
      const { name, phone, email, language } = aPerson();
      const form = { requestId: randomText(32), name, phone, email, language, categoryId: event.categoryId };
      return ask(door, "POST", `/api/events/${event.slug}/waitlist`, { ...form, ...change });
    },
    async cancel(bookingId: string | undefined) {
      const { full: amountPaise } = (await organizer.ask("GET", `${path}/bookings/${bookingId}`)).body.refundDue;
      const order = { scope: "full", note: "Fell ill", amountPaise };
      return organizer.ask("POST", `${path}/bookings/${bookingId}/cancel`, order);
    },
    turn: (isOn: boolean) => organizer.ask("PUT", `${path}/waitlist`, { isOn }),
    remove: (entryId: string) => organizer.ask("POST", `${path}/waitlist/${entryId}/remove`, {}),
    live: async () => (await organizer.ask("GET", `${path}/counts`)).body,
    history: async () => (await organizer.ask("GET", `${path}/audit-log`)).body,
  };
}

type Entry = { entryId: string; token: string };
const own = ({ entryId, token }: Entry, method = "GET") =>
  ask(door, method, `/api/waitlist/${entryId}`, undefined, { authorization: `Bearer ${token}` });

test("a rider's way from the waitlist to a paid booking, at the doors", async () => {
  const sale = await aSoldOutSale();
  const person = aPerson();
  const joined = await sale.join({ ...person, waiver: undefined, language: "mr" });
  expect(joined.status).toBe(201);
  expect(joined.body).toMatchObject({ state: "waiting", ahead: 0, offer: null, isWaitlistOn: true });
  const second = await sale.join();
  expect(second.body.ahead).toBe(1);

  expect((await sale.cancel(sale.riders[0]?.bookingId)).status).toBe(200);
  const { body } = await own(joined.body);
  expect(body).toMatchObject({ state: "offered", ahead: null, offer: { isPaying: false } });
  const { bookingId, accessToken } = body.offer;
  const bearer = { authorization: `Bearer ${accessToken}` };
  const view = (await ask(door, "GET", `/api/bookings/${bookingId}`, undefined, bearer)).body;
  expect(view).toMatchObject({
    state: "held",
    participant: null,
    amountPaise: 152_500,
    waitlist: { name: person.name, phone: person.phone, email: person.email, isRemoved: false },
  });

  const facts = await readFacts(sale.event.id, bookingId, "", "waitlist_offered" satisfies MessageKind);
  expect(facts).toMatchObject({ participant: { phone: person.phone, language: "mr" }, amountPaise: 152_500 });
  expect(facts?.offeredUntil?.toISOString()).toBe(body.offer.until);
  const code = facts?.ticketLink.split("#")[1];
  const byText = await ask(door, "POST", "/api/tickets/open", { code });
  expect(byText.body).toEqual({ bookingId, accessToken, language: "mr" });

  const form = { ...person, language: "mr" };
  expect((await ask(door, "PUT", `/api/bookings/${bookingId}/participant`, form, bearer)).status).toBe(200);
  const pay = await ask(door, "POST", `/api/bookings/${bookingId}/payments`, undefined, bearer);
  expect(pay.status).toBe(201);
  expect((await own(joined.body)).body).toMatchObject({ state: "offered", offer: { isPaying: true } });
  await payAt(opened.razorpay.url, pay.body.razorpay.orderId);
  await syncBooking(startline, bookingId);
  expect((await own(joined.body)).body.state).toBe("booked");
  expect((await own(second.body)).body).toMatchObject({ state: "waiting", ahead: 0 });

  expect((await sale.cancel(bookingId)).status).toBe(200);
  expect((await own(joined.body)).body.state).toBe("cancelled");
  expect((await own(second.body)).body.state).toBe("offered");
  expect((await sale.join({ ...person, waiver: undefined })).status).toBe(201);
  await opened.drainBackgroundTasks();
  for (const job of ["refunds", "messages"] as const) await startline.jobs[job]();
  expect(await brokenPromises(startline, sale.event.id)).toEqual([]);
});

test("an offer without a signed waiver is not paid for", async () => {
  const sale = await aSoldOutSale();
  const joined = await sale.join();
  await sale.cancel(sale.riders[0]?.bookingId);
  const { bookingId, accessToken } = (await own(joined.body)).body.offer;
  const bearer = { authorization: `Bearer ${accessToken}` };
  const pay = await ask(door, "POST", `/api/bookings/${bookingId}/payments`, undefined, bearer);
  expect([pay.status, pay.body.code]).toEqual([422, "participant_missing"]);
});

test("a form whose answer was lost joins once; another with that phone is told so, and gets nothing that opens the entry", async () => {
  const sale = await aSoldOutSale();
  const person = { ...aPerson(), waiver: undefined };
  const requestId = randomText(32);
  const first = await sale.join({ ...person, requestId });
  const again = await sale.join({ ...person, requestId });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(first.body);
  const stranger = await sale.join({ ...aPerson(), waiver: undefined, phone: person.phone });
  expect([stranger.status, stranger.body.code]).toEqual([409, "already_joined"]);
  expect(JSON.stringify(stranger.body)).not.toContain(first.body.entryId);
});

test("where the event asks for it, joining costs a proof of work, which is good for that form alone", async () => {
  const sale = await aSoldOutSale({ isProofRequired: true });
  const requestId = randomText(32);
  const { challenge } = (await sale.join({ requestId })).body;
  const proof = solveChallenge(challenge);
  expect((await sale.join({ proof })).body.code).toBe("proof_required"); // Another form's.
  expect((await sale.join({ requestId, proof })).status).toBe(201);
});

test("nobody joins before all is sold, and nobody reads or ends the wait of another", async () => {
  const event = await anEventOnSale(startline, { capacity: 1 });
  const { name, phone, email, language } = aPerson();
  const form = { requestId: randomText(32), name, phone, email, language, categoryId: event.categoryId };
  const early = await ask(door, "POST", `/api/events/${event.slug}/waitlist`, form);
  expect([early.status, early.body.code]).toEqual([409, "not_sold_out"]);

  const sale = await aSoldOutSale();
  const [mine, other] = [(await sale.join()).body, (await sale.join()).body];
  for (const method of ["GET", "DELETE"]) {
    expect((await own({ entryId: mine.entryId, token: other.token }, method)).status).toBe(404);
    expect((await own({ entryId: mine.entryId, token: "" }, method)).status).toBe(404);
  }
  expect((await own(mine, "DELETE")).status).toBe(204);
  expect((await own(mine, "DELETE")).status).toBe(204);
  expect((await own(mine)).body.state).toBe("left");
  expect((await own(other)).body).toMatchObject({ state: "waiting", ahead: 0 });
});

test("an address may join so often in a minute", async () => {
  const sale = await aSoldOutSale();
  const twins = Array.from({ length: 100 }, () => sale.join({ categoryId: "cat_none" }));
  const codes = (await Promise.all(twins)).map(({ body }) => body.code);
  // In this process nobody knows an address, so each form has a limit of its own.
  expect(new Set(codes)).toEqual(new Set(["invalid_input"]));
  const requestId = randomText(32);
  const same = await Promise.all(Array.from({ length: 100 }, () => sale.join({ requestId, categoryId: "cat_none" })));
  expect(same.filter(({ status }) => status === 429)).toHaveLength(20);
});

test("an organizer turns the waitlist off and on, takes somebody off it, and finds both in the history", async () => {
  const sale = await aSoldOutSale();
  const [first, second] = [(await sale.join()).body, (await sale.join()).body];
  expect((await sale.turn(false)).body).toEqual({ isOn: false });
  expect((await sale.join()).body.code).toBe("waitlist_closed");
  await sale.cancel(sale.riders[0]?.bookingId);
  expect((await own(first)).body).toMatchObject({ state: "waiting", isWaitlistOn: false });
  expect((await sale.turn(true)).status).toBe(200);
  expect((await own(first)).body.state).toBe("offered");
  expect((await sale.live()).waitlist).toEqual({ isOn: true, waiting: 1, offered: 1, total: 2 });

  const { bookingId, accessToken } = (await own(first)).body.offer;
  expect((await sale.remove(first.entryId)).body).toEqual({ entryId: first.entryId });
  expect((await own(first)).body).toMatchObject({ state: "removed", offer: null });
  const view = await ask(door, "GET", `/api/bookings/${bookingId}`, undefined, {
    authorization: `Bearer ${accessToken}`,
  });
  expect(view.body).toMatchObject({ state: "released", waitlist: { isRemoved: true } });
  expect((await own(second)).body.state).toBe("offered");
  expect((await sale.remove("wle_none")).status).toBe(404);

  const { rows } = await sql<{ action: string }>`SELECT action FROM audit_log
    WHERE event_id = ${sale.event.id} AND action LIKE '%waitlist%' ORDER BY done_at`.execute(db);
  expect(rows.map(({ action }) => action)).toEqual(["switch_waitlist", "switch_waitlist", "remove_from_waitlist"]);
  const removed = () => listAuditEntries(db, sale.event.id, first.entryId);
  expect(await removed()).toMatchObject([{ facts: { name: (await readWaitlistEntry(db, first.entryId))?.name } }]);
  await sql`UPDATE waitlist_entries SET name = 'Erased', email_key = '' WHERE id = ${first.entryId}`.execute(db);
  expect(await removed()).toMatchObject([{ facts: { name: null } }]);
});

test("the whole event is cancelled: open offers end, and nobody who waits is told anything that is not true", async () => {
  const sale = await aSoldOutSale();
  const [first, second] = [(await sale.join()).body, (await sale.join()).body];
  await sale.cancel(sale.riders[0]?.bookingId);
  expect((await own(first)).body.state).toBe("offered");
  await sql`UPDATE events SET state = 'cancelled' WHERE id = ${sale.event.id}`.execute(db);
  await sql`INSERT INTO event_cancellations (event_id, refund_scope, note, requested_by, requested_at)
    VALUES (${sale.event.id}, 'full', 'Rain', 'o@x.example', now())`.execute(db);
  while ((await startline.jobs.cancellations()) > 0);
  expect((await own(first)).body.state).toBe("given_back");
  expect((await own(second)).body.state).toBe("waiting"); // The page says by the sale's state that it has ended.
  expect((await sale.join()).body.code).toBe("waitlist_closed");
});
