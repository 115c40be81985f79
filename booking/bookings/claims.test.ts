import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale, type EventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { ticketIdOf } from "../waiting-room/queue-ticket.ts";
import type { ClaimAnswer } from "./claim.ts";
import { Claims } from "./claims.ts";

const open: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(open.map((close) => close()))));

type Rooms = { pool: Pool; db: Database; clock: Clock };

async function rooms(): Promise<Rooms> {
  const pool = openPool(await createTestDatabase(), 40);
  const db = openDatabase(pool);
  open.push(() => db.destroy());
  return { pool, db, clock: systemClock };
}

/** Every visitor in a process of its own, so that only PostgreSQL stands between them. */
const everyoneClaims = (deps: Rooms, event: EventOnSale, numbers: number[]): Promise<ClaimAnswer[]> =>
  Promise.all(numbers.map((number) => claimUntilServed(deps, event, number)));

/** Whoever is told that the sale is busy claims again, as the page does. */
async function claimUntilServed(deps: Rooms, event: EventOnSale, number: number): Promise<ClaimAnswer> {
  const ticketId = ticketIdOf(randomText(30));
  for (;;) {
    const answer = await new Claims(deps).claim({ eventId: event.id, number, ticketId }, event.categoryId);
    if (answer.granted || answer.because !== "busy") return answer;
  }
}

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const reasons = (answers: ClaimAnswer[]) => answers.flatMap((answer) => (answer.granted ? [] : [answer.because]));

test("fifty visitors race for three places: three hold one each, the rest are told to wait", async () => {
  const deps = await rooms();
  const event = await anEventOnSale(deps, { capacity: 3 });
  await callFirst(deps, event.id, 50);

  const answers = await everyoneClaims(deps, event, numbersTo(50));

  expect(reasons(answers)).toEqual(Array(47).fill("not_called"));
  expect(await readCounts(deps.db, event.id)).toEqual({ capacity: 3, called: 0, held: 3, confirmed: 0 });
});

test("a sale that is locked holds up no other", async () => {
  const deps = await rooms();
  const [locked, other] = [await anEventOnSale(deps, { capacity: 3 }), await anEventOnSale(deps, { capacity: 3 })];
  await callFirst(deps, other.id, 1);

  const answers = await deps.db.transaction().execute(async (tx) => {
    await sql`SELECT lock_capacity(${locked.id}, NULL)`.execute(tx);
    return everyoneClaims(deps, other, [1]);
  });

  expect(answers.map(({ granted }) => granted)).toEqual([true]);
});

test("what is over at one sale is given back there alone", async () => {
  const clock = testClock();
  const deps = { ...(await rooms()), clock };
  const [over, other] = [await anEventOnSale(deps, { capacity: 3 }), await anEventOnSale(deps, { capacity: 3 })];
  await callFirst(deps, over.id, 2);
  await everyoneClaims(deps, over, [1]);
  clock.advance({ minutes: 20 });
  await callFirst(deps, other.id, 1);
  const answers = await everyoneClaims(deps, other, [1]);

  expect(answers.map(({ granted }) => granted)).toEqual([true]);
  expect(await readCounts(deps.db, other.id)).toEqual({ capacity: 3, called: 0, held: 1, confirmed: 0 });
  const { rows } = await sql`
    SELECT called, held, (SELECT array_agg(state) FROM bookings b WHERE b.event_id = c.event_id) AS states
    FROM event_capacity c WHERE event_id = ${over.id}`.execute(deps.db);
  expect(rows).toEqual([{ called: 1, held: 1, states: ["held"] }]);
});

test("a call and a hold end at their very time, and their places come back once", async () => {
  const clock = testClock();
  const deps = { ...(await rooms()), clock };
  const event = await anEventOnSale(deps, { capacity: 3 });
  await callFirst(deps, event.id, 2);
  await everyoneClaims(deps, event, [1]);
  const placesAfter = async (seconds: number) => {
    clock.advance({ seconds });
    await sql`SELECT sweep_places(${event.id}, ${clock.now()})`.execute(deps.db);
    const { rows } = await sql`
      SELECT e.called, e.held, k.held AS held_in_category, b.state, b.version, b.ended_at
      FROM event_capacity e JOIN category_capacity k USING (event_id) JOIN bookings b USING (event_id)
      WHERE event_id = ${event.id}`.execute(deps.db);
    return rows;
  };
  const kept = { held: 1, held_in_category: 1, state: "held", version: 1, ended_at: null };

  expect(await placesAfter(59)).toEqual([{ called: 1, ...kept }]);
  expect(await placesAfter(1)).toEqual([{ called: 0, ...kept }]);
  expect(await placesAfter(4 * 60 - 1)).toEqual([{ called: 0, ...kept }]);
  const expired = { held: 0, held_in_category: 0, state: "expired", version: 2 };
  const endedAt = new Date(clock.now().getTime() + 1000);
  expect(await placesAfter(1)).toEqual([{ called: 0, ...expired, ended_at: endedAt }]);
  expect(await placesAfter(1)).toEqual([{ called: 0, ...expired, ended_at: endedAt }]);
});

/** Lets everybody who ever had a number claim from what is free, with no call of their own. */
async function everybodyWasCalledBefore({ db }: Rooms, event: EventOnSale): Promise<void> {
  await sql`UPDATE waiting_rooms SET epoch = 1, issued = 1000, reserved = 1000, serving = 1000 WHERE event_id = ${event.id}`.execute(
    db,
  );
}

test("two hundred visitors race for ten free places and not one more is held", async () => {
  const deps = await rooms();
  const event = await anEventOnSale(deps, { capacity: 10 });
  await everybodyWasCalledBefore(deps, event);

  const answers = await everyoneClaims(deps, event, numbersTo(200));

  expect(answers.filter((answer) => answer.granted)).toHaveLength(10);
  expect(await readCounts(deps.db, event.id)).toEqual({ capacity: 10, called: 0, held: 10, confirmed: 0 });
});

test("with the lock switched off the same race sells places that do not exist", async () => {
  const deps = await rooms();
  const lock = await readFile("db/functions/01-lock-capacity.sql", "utf8");
  await sql.raw(lock.replaceAll(" FOR UPDATE", "")).execute(deps.db);
  await sql`ALTER TABLE event_capacity DROP CONSTRAINT event_never_oversold`.execute(deps.db);
  await sql`ALTER TABLE category_capacity DROP CONSTRAINT category_never_oversold`.execute(deps.db);

  // Chance decides each race; the fault shows within a few.
  for (let race = 0; race < 20; race += 1) {
    const event = await anEventOnSale(deps, { capacity: 10 });
    await everybodyWasCalledBefore(deps, event);
    const answers = await everyoneClaims(deps, event, numbersTo(100));
    if (answers.filter((answer) => answer.granted).length > 10) return;
  }
  expect.fail("twenty races without the lock oversold nothing, so the test above proves nothing");
});

test("without the lock the row's CHECK still refuses to oversell", async () => {
  const deps = await rooms();
  const lock = await readFile("db/functions/01-lock-capacity.sql", "utf8");
  await sql.raw(lock.replaceAll(" FOR UPDATE", "")).execute(deps.db);

  const event = await anEventOnSale(deps, { capacity: 10 });
  await everybodyWasCalledBefore(deps, event);
  await everyoneClaims(deps, event, numbersTo(100));

  expect((await readCounts(deps.db, event.id))?.held).toBeLessThanOrEqual(10);
});

test("a claim repeated at once, later and in parallel is answered with the same booking", async () => {
  const deps = await rooms();
  const event = await anEventOnSale(deps, { capacity: 5 });
  await callFirst(deps, event.id, 1);
  const ticket = { eventId: event.id, number: 1, ticketId: ticketIdOf("the same visitor all along") };
  const claims = new Claims(deps);
  const elsewhere = new Claims(deps);

  const first = await claims.claim(ticket, event.categoryId);
  const rest = await Promise.all(
    [claims, claims, elsewhere, elsewhere].map((each) => each.claim(ticket, event.categoryId)),
  );

  const ids = [first, ...rest].map((answer) => answer.granted && answer.booking.id);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^bkg_/);
  expect((await readCounts(deps.db, event.id))?.held).toBe(1);
});

test("a category that is full says which are open, and the call stays", async () => {
  const deps = await rooms();
  const categories = [
    { id: "cat_far", capacity: 1 },
    { id: "cat_near", capacity: 5 },
  ];
  const event = await anEventOnSale(deps, { capacity: 5, categories });
  await callFirst(deps, event.id, 2);
  const visitor = (number: number) => ({
    eventId: event.id,
    number,
    ticketId: ticketIdOf(`visitor ${number} of the race`),
  });
  const claims = new Claims(deps);

  expect((await claims.claim(visitor(1), "cat_far")).granted).toBe(true);
  const refused = await claims.claim(visitor(2), "cat_far");
  const chosenAgain = await claims.claim(visitor(2), "cat_near");

  expect(refused).toEqual({ granted: false, because: "category_full", openCategoryIds: ["cat_near"] });
  expect(chosenAgain.granted).toBe(true);
});
