import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { callFunction } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { tickWith } from "#tests/builders/called-numbers.ts";
import { fillIn, pay } from "#tests/builders/paid-booking.ts";
import { aSoldOutEvent, type SoldOutEvent } from "#tests/builders/sold-out-event.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aPerson } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { leaveWaitlist } from "./leave-waitlist.ts";
import { readEntryOfOffer } from "./read-waitlist-entry.ts";
import { switchWaitlist } from "./switch-waitlist.ts";
import { MORNING_HOUR, NIGHT_FROM_HOUR, NIGHT_TO_HOUR, OFFER_HOURS, OFFER_MINUTES_MIN } from "./waitlist-entry.ts";

/** Noon in India. */
const NOON = new Date("2026-12-07T06:30:00Z");
const clock = testClock(NOON);
let opened: TestStartline;
beforeAll(async () => {
  opened = await openTestStartline(clock);
});
afterAll(() => opened.close());
const deps = () => opened.startline;

const statesOf = (event: SoldOutEvent, ids: string[]) =>
  Promise.all(ids.map(async (id) => (await event.entry(id)).state));
const bookingOf = async (event: SoldOutEvent, id: string) => (await event.entry(id)).offer?.bookingId as string;

/** A newcomer behind all who are in the queue asks for a place. */
async function aNewcomerClaims(event: SoldOutEvent, number: number, categoryId = event.categoryId) {
  await tickWith(deps(), event.id, { epoch: 1, issued: number });
  const answer = await new Claims(deps()).claim(
    { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number },
    categoryId,
  );
  return answer.granted ? "held" : answer.because;
}

test("a place that is cancelled goes to whoever waits longest, at once and as a real hold, at its category's price", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 2 } });
  const [first, second] = [await event.wait(), await event.wait()];
  await event.cancel(event.sold[0]?.id as string);

  expect(await statesOf(event, [first, second])).toEqual(["offered", "waiting"]);
  expect(await readCounts(deps().db, event.id)).toMatchObject({ held: 1, confirmed: 1 });
  const bookingId = await bookingOf(event, first);
  const { rows } =
    await sql`SELECT state, amount_paise, ticket_id, reference ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$' AS "isReadable"
    FROM bookings WHERE id = ${bookingId}`.execute(deps().db);
  expect(rows).toEqual([{ state: "held", amount_paise: 152_500, ticket_id: first, isReadable: true }]);
  expect(bookingId).toMatch(/^bkg_[0-9a-hjkmnp-tv-z]{25}$/);
  const { rows: messages } = await sql`SELECT channel FROM messages
    WHERE booking_id = ${bookingId} AND kind = 'waitlist_offered' ORDER BY channel`.execute(deps().db);
  expect(messages).toEqual([{ channel: "email" }, { channel: "sms" }]);
});

test("a place that comes back goes neither to somebody in the queue nor to a newcomer while anybody waits for one", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 2 } });
  await tickWith(deps(), event.id, { epoch: 1, issued: 5 });
  const entry = await event.wait();
  // As if nobody had looked since: the sweep of whoever comes next offers it first.
  await sql`UPDATE event_capacity SET confirmed = confirmed - 1 WHERE event_id = ${event.id}`.execute(deps().db);
  await sql`UPDATE category_capacity SET confirmed = confirmed - 1 WHERE event_id = ${event.id}`.execute(deps().db);
  await sql`UPDATE bookings SET state = 'cancelled' WHERE id = ${event.sold[0]?.id}`.execute(deps().db);

  expect(await aNewcomerClaims(event, 6)).toBe("sold_out");
  expect(await statesOf(event, [entry])).toEqual(["offered"]);
  expect(await readCounts(deps().db, event.id)).toMatchObject({ called: 0, held: 1 });
});

test("a category without room is passed over, and its people keep their position", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_far: 1, cat_near: 1 } });
  const ids = [
    await event.wait({ categoryId: "cat_far" }),
    await event.wait({ categoryId: "cat_near" }),
    await event.wait({ categoryId: "cat_far" }),
  ];
  const soldIn = (categoryId: string) => event.sold.find((sold) => sold.categoryId === categoryId)?.id as string;
  await event.cancel(soldIn("cat_near"));
  expect(await statesOf(event, ids)).toEqual(["waiting", "offered", "waiting"]);
  await event.cancel(soldIn("cat_far"));
  expect(await statesOf(event, ids)).toEqual(["offered", "offered", "waiting"]);
});

test("an offer that is not used goes to the next, and never comes to the first again", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 }, closesInMinutes: 60 * 24 * 5 });
  const ids = [await event.wait(), await event.wait()];
  await event.cancel(event.sold[0]?.id as string);
  clock.advance({ minutes: OFFER_HOURS * 60 });
  await expirePlaces(deps());
  expect(await statesOf(event, ids)).toEqual(["expired", "offered"]);
  clock.advance({ minutes: OFFER_HOURS * 60 });
  await expirePlaces(deps());
  expect(await statesOf(event, ids)).toEqual(["expired", "expired"]);
  clock.set(NOON);
});

test("whoever declines, leaves or is gone gives the place to the next in the same moment", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const ids = [await event.wait(), await event.wait(), await event.wait(), await event.wait()];
  const [first, second, third] = ids as [string, string, string];
  await event.cancel(event.sold[0]?.id as string);
  expect(await leaveWaitlist(deps(), { eventId: event.id, id: third })).toBe("ended");
  await callFunction(deps().pool, "release_booking", [
    event.id,
    await bookingOf(event, first),
    null,
    clock.databaseNow(),
  ]);
  expect(await statesOf(event, ids)).toEqual(["given_back", "offered", "left", "waiting"]);
  expect(await leaveWaitlist(deps(), { eventId: event.id, id: second })).toBe("ended");
  expect(await statesOf(event, ids)).toEqual(["given_back", "given_back", "left", "offered"]);
});

test("an offer is paid for as any held place, and whoever pays leaves the list by it", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const entry = await event.wait();
  await event.cancel(event.sold[0]?.id as string);
  const bookingId = await bookingOf(event, entry);
  await fillIn(deps(), event.id, bookingId);
  const booking = { eventId: event.id, id: bookingId } as Parameters<typeof startPaying>[1];
  expect(await startPaying(deps(), booking)).toMatchObject({ isPaying: true });
  expect(await leaveWaitlist(deps(), { eventId: event.id, id: entry })).toBe("payment_under_way");
  await pay(deps(), bookingId);
  expect(await statesOf(event, [entry])).toEqual(["booked"]);
  expect(await leaveWaitlist(deps(), { eventId: event.id, id: entry })).toBe("already_confirmed");
});

test("more places go to as many as wait, in their order, and only the rest to everybody", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const ids = [await event.wait(), await event.wait()];
  const change = [event.id, 4, JSON.stringify([{ id: "cat_full", capacity: 4 }]), clock.databaseNow(), null];
  await callFunction(deps().pool, "change_capacity", change);
  expect(await statesOf(event, ids)).toEqual(["offered", "offered"]);
  expect((await tickWith(deps(), event.id, { epoch: 1, issued: 1 })).free).toBe(1);
  expect(await aNewcomerClaims(event, 2)).toBe("held");
});

test("while the sale is paused, or the waitlist off, nothing is offered; once it goes on, at once", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 2 } });
  const ids = [await event.wait(), await event.wait()];
  await sql`UPDATE events SET is_paused = true WHERE id = ${event.id}`.execute(deps().db);
  await event.cancel(event.sold[0]?.id as string);
  await expirePlaces(deps());
  expect(await statesOf(event, ids)).toEqual(["waiting", "waiting"]);
  await sql`UPDATE events SET is_paused = false WHERE id = ${event.id}`.execute(deps().db);
  await expirePlaces(deps());
  expect(await statesOf(event, ids)).toEqual(["offered", "waiting"]);

  expect(await switchWaitlist(deps(), event.id, { isOn: false, by: "o@x.example" })).toBe("changed");
  expect(await switchWaitlist(deps(), event.id, { isOn: false, by: "o@x.example" })).toBe("unchanged");
  await event.cancel(event.sold[1]?.id as string);
  expect(await statesOf(event, ids)).toEqual(["offered", "waiting"]);
  expect(await event.join()).toEqual({ joined: false, because: "waitlist_closed" });
  expect(await switchWaitlist(deps(), event.id, { isOn: true, by: "o@x.example" })).toBe("changed");
  expect(await statesOf(event, ids)).toEqual(["offered", "offered"]);
});

test("whoever has a booking by now waits no longer, and whoever is paying for one is passed over", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 3 } });
  const [booked, paying] = [aPerson(), aPerson()];
  const ids = [await event.wait(booked), await event.wait(paying), await event.wait()];
  const [bookedId, payingId, freed] = event.sold.map(({ id }) => id) as [string, string, string];
  await sql`UPDATE bookings SET phone_key = ${booked.phone} WHERE id = ${bookedId}`.execute(deps().db);
  await sql`UPDATE bookings SET phone_key = ${paying.phone}, state = 'paying', pay_by = ${NOON}, kept_until = ${new Date(NOON.getTime() + 60_000)}
    WHERE id = ${payingId}`.execute(deps().db);
  await event.cancel(freed);
  expect(await statesOf(event, ids)).toEqual(["booked", "waiting", "offered"]);
});

test("nobody is offered a place when the sale is closed, cancelled, or nearly over", async () => {
  for (const state of ["closed", "cancelled"]) {
    const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
    const entry = await event.wait();
    await sql`UPDATE events SET state = ${state} WHERE id = ${event.id}`.execute(deps().db);
    await event.cancel(event.sold[0]?.id as string);
    await expirePlaces(deps());
    expect(await statesOf(event, [entry])).toEqual(["waiting"]);
  }
  const late = await aSoldOutEvent(deps(), { sold: { cat_full: 1 }, closesInMinutes: 40 });
  const entry = await late.wait();
  clock.advance({ minutes: 41 - OFFER_MINUTES_MIN });
  await late.cancel(late.sold[0]?.id as string);
  expect(await statesOf(late, [entry])).toEqual(["waiting"]);
  expect(await late.join()).toEqual({ joined: false, because: "waitlist_closed" });
  clock.set(NOON);
});

const indian = (time: string) => new Date(`2026-12-07T${time}:00+05:30`);
const hours = (count: number, after: Date) => new Date(after.getTime() + count * 3_600_000);
test.each([
  ["by day for half a day", indian("12:00"), hours(OFFER_HOURS, indian("12:00"))],
  [
    "at the beginning of the night until the morning at least",
    indian(`${NIGHT_FROM_HOUR}:00`),
    hours(24, indian(`${MORNING_HOUR}:00`)),
  ],
  ["after midnight for half a day, which is longer", indian("00:30"), hours(OFFER_HOURS, indian("00:30"))],
  ["until shortly before the night, for half a day alone", indian("21:59"), hours(OFFER_HOURS, indian("21:59"))],
  [
    "from the end of the night for half a day",
    indian(`0${NIGHT_TO_HOUR}:00`),
    hours(OFFER_HOURS, indian(`0${NIGHT_TO_HOUR}:00`)),
  ],
])("a place is held %s", async (_, now, until) => {
  const { rows } = await sql<{ until: Date }>`SELECT offered_until(${now}, ${hours(1000, now)}) AS until`.execute(
    deps().db,
  );
  expect(rows[0]?.until).toEqual(until);
});

test.each([
  [OFFER_MINUTES_MIN, true],
  [OFFER_MINUTES_MIN - 1, false],
])("with %s minutes to the end of the sale a place is offered until then: %s", async (minutes, isOffered) => {
  const end = new Date(NOON.getTime() + minutes * 60_000);
  const { rows } = await sql<{ until: Date | null }>`SELECT offered_until(${NOON}, ${end}) AS until`.execute(deps().db);
  expect(rows[0]?.until).toEqual(isOffered ? end : null);
});

test("of many who cancel at once each place is offered once, in the order of the list", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 6 } });
  const ids: string[] = [];
  for (let nth = 0; nth < 8; nth += 1) ids.push(await event.wait());
  await Promise.all([...event.sold.map(({ id }) => event.cancel(id)), ...[1, 2, 3].map(() => expirePlaces(deps()))]);
  expect(await statesOf(event, ids)).toEqual([...Array(6).fill("offered"), "waiting", "waiting"]);
  expect(await readCounts(deps().db, event.id)).toMatchObject({ held: 6, confirmed: 0, called: 0 });
});

test("the document says sold out while every place that may come back has somebody who waits for it", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 2 } });
  await event.wait();
  await event.cancel(event.sold[0]?.id as string);
  const { statusCache } = deps();
  expect(await statusCache.readStatus(event.id)).toMatchObject({
    phase: "sold_out",
    waitlistOpen: true,
    remaining: 0,
    held: 1,
  });
});

test("an offer knows for whom it is, before anybody has filled in its form", async () => {
  const event = await aSoldOutEvent(deps(), { sold: { cat_full: 1 } });
  const person = aPerson();
  const id = await event.wait(person);
  await event.cancel(event.sold[0]?.id as string);
  const found = await readEntryOfOffer(deps().db, { eventId: event.id, id: await bookingOf(event, id) });
  expect(found).toMatchObject({ id, name: person.name, phone: person.phone });
  const { bookings } = await listBookings(deps(), event.id, { search: "", state: "held" }, 1);
  const { name, phone, email } = person;
  expect(bookings).toMatchObject([{ name, phone, email, offeredUntil: found?.offer?.until }]);
});
