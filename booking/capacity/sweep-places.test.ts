import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { type Database, openDatabase, openPool, type Pool, type Tx } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { readCounts } from "./read-capacity.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

const clock = testClock();
const NOW = clock.now();

const TWO = [
  { id: "cat_far", capacity: 4 },
  { id: "cat_near", capacity: 4 },
];

/** An event with one held place, whose time is over now. */
async function aPlaceThatIsDue() {
  const deps = { db, pool, clock };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 1);
  const ticket = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 1 };
  const held = await new Claims(deps).claim(ticket, event.categoryId);
  if (!held.granted) throw new Error("no place");
  await sql`UPDATE bookings SET kept_until = ${NOW} WHERE event_id = ${event.id}`.execute(db);
  return { eventId: event.id, bookingId: held.booking.id };
}

async function sweep(by: Database | Tx, eventId: string): Promise<number> {
  const { rows } = await sql<{ due: number }>`SELECT sweep_places(${eventId}, ${NOW}) AS due`.execute(by);
  return rows[0]?.due as number;
}

async function bookingIn(eventId: string): Promise<unknown> {
  const { rows } = await sql`SELECT state, version, ended_at FROM bookings WHERE event_id = ${eventId}`.execute(db);
  return rows[0];
}

/** Whether somebody else could lock these rows at once. */
const isFree = (rows: ReturnType<typeof sql>): Promise<boolean> =>
  sql`${rows} FOR UPDATE NOWAIT`.execute(db).then(
    () => true,
    () => false,
  );

test("a place whose time is over now goes back, with the moment written on its booking", async () => {
  const { eventId } = await aPlaceThatIsDue();
  expect(await sweep(db, eventId)).toBe(0);
  expect(await bookingIn(eventId)).toEqual({ state: "expired", version: 2, ended_at: NOW });
  expect(await readCounts(db, eventId)).toMatchObject({ held: 0, called: 0 });
});

test("of an event's places only those go back that nobody has paid for and whose time is over", async () => {
  const { eventId } = await aPlaceThatIsDue();
  const copy = (id: string, state: string, keptUntil: Date) =>
    sql`
    INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', ${id}::text, 'reference', ${id}::text,
      'ticket_id', ${id}::text, 'state', ${state}::text, 'kept_until', ${keptUntil}::timestamptz, 'pay_by', ${NOW}::timestamptz))).*
    FROM bookings b WHERE event_id = ${eventId} AND state = 'held' LIMIT 1`.execute(db);
  await copy("bkg_confirmed", "confirmed", NOW);
  await copy("bkg_later", "held", new Date(NOW.getTime() + 1));
  await copy("bkg_paying", "paying", NOW);
  await sql`UPDATE event_capacity SET held = 3, confirmed = 1 WHERE event_id = ${eventId}`.execute(db);
  await sql`UPDATE category_capacity SET held = 3, confirmed = (category_id = 'cat_far')::integer
    WHERE event_id = ${eventId}`.execute(db);

  expect(await sweep(db, eventId)).toBe(0);
  const { rows } = await sql`SELECT state FROM bookings WHERE event_id = ${eventId} ORDER BY state`.execute(db);
  expect(rows).toEqual(["confirmed", "expired", "expired", "held"].map((state) => ({ state })));
  expect(await readCounts(db, eventId)).toMatchObject({ held: 1, confirmed: 1 });
  const { rows: categories } = await sql`SELECT category_id, held FROM category_capacity
    WHERE event_id = ${eventId} ORDER BY category_id`.execute(db);
  expect(categories).toEqual([
    { category_id: "cat_far", held: 1 },
    { category_id: "cat_near", held: 3 },
  ]);
});

test("a place whose time lasts a millisecond longer stays", async () => {
  const { eventId } = await aPlaceThatIsDue();
  await sql`UPDATE bookings SET kept_until = ${new Date(NOW.getTime() + 1)} WHERE event_id = ${eventId}`.execute(db);
  expect(await sweep(db, eventId)).toBe(0);
  expect(await bookingIn(eventId)).toMatchObject({ state: "held", ended_at: null });
});

test.each([
  ["goes back when its time is over now", 0, { called: 0, held: 1 }],
  ["is kept for a millisecond longer", 1, { called: 2, held: 1 }],
])("what was promised to those who were called and did not come %s", async (_, milliseconds, counts) => {
  const deps = { db, pool, clock };
  const event = await anEventOnSale(deps, { capacity: 3 });
  await callFirst(deps, event.id, 3);
  const ticket = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 1 };
  await new Claims(deps).claim(ticket, event.categoryId);
  const other = await anEventOnSale(deps, { capacity: 3 });
  await callFirst(deps, other.id, 2);
  const expiresAt = new Date(NOW.getTime() + milliseconds);
  await sql`UPDATE call_windows SET expires_at = ${expiresAt} WHERE event_id IN (${event.id}, ${other.id})`.execute(db);

  await sweep(db, event.id);
  expect(await readCounts(db, event.id)).toMatchObject(counts);
  await sweep(db, event.id); // What went back once does not go back again.
  expect(await readCounts(db, event.id)).toMatchObject(counts);
  expect(await readCounts(db, other.id)).toMatchObject({ called: 2 });
});

test("a place that somebody else has locked is counted as still due, and not waited for", async () => {
  const { eventId, bookingId } = await aPlaceThatIsDue();
  await db.transaction().execute(async (tx) => {
    await sql`SELECT 1 FROM bookings WHERE event_id = ${eventId} AND id = ${bookingId} FOR UPDATE`.execute(tx);
    expect(await sweep(db, eventId)).toBe(1);
  });
  expect(await bookingIn(eventId)).toMatchObject({ state: "held" });
});

test("another event's places are neither taken back nor locked", async () => {
  const [own, other] = [await aPlaceThatIsDue(), await aPlaceThatIsDue()];
  await db.transaction().execute(async (tx) => {
    expect(await sweep(tx, own.eventId)).toBe(0);
    expect(await isFree(sql`SELECT 1 FROM bookings WHERE event_id = ${other.eventId}`)).toBe(true);
    expect(await isFree(sql`SELECT 1 FROM bookings WHERE event_id = ${own.eventId}`)).toBe(false);
  });
  expect(await bookingIn(other.eventId)).toMatchObject({ state: "held" });
});

test("the lock of an event's capacity keeps out whoever wants the same event's, and nobody else", async () => {
  const [own, other] = [await aPlaceThatIsDue(), await aPlaceThatIsDue()];
  const tables = [sql`event_capacity`, sql`category_capacity`];
  await db.transaction().execute(async (tx) => {
    await sql`SELECT lock_capacity(${own.eventId}, ${NOW})`.execute(tx);
    for (const table of tables) {
      expect(await isFree(sql`SELECT 1 FROM ${table} WHERE event_id = ${own.eventId}`)).toBe(false);
      expect(await isFree(sql`SELECT 1 FROM ${table} WHERE event_id = ${other.eventId}`)).toBe(true);
    }
  });
});

test("an event without a capacity row has no lock to give", async () => {
  await expect(sql`SELECT lock_capacity('evt_none', ${NOW})`.execute(db)).rejects.toThrow("has no capacity row");
});
