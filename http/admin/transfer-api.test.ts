import { expect, test } from "vitest";
import { randomText } from "#platform/ids.ts";
import { aTransfersApi, WAIVER_TEXT } from "#tests/builders/transfers-api.ts";
import { aPerson, ask, aVisitor, codeOf } from "#tests/builders/visitor.ts";

const opened = await aTransfersApi();
const { aSale, accept, door, open, opens, organizer, startline } = opened;

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
  expect(waivers).toMatchObject([{ text: WAIVER_TEXT }, { text: WAIVER_TEXT }]);
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
