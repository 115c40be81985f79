import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";
import { claimDueRows } from "./claim-rows.sql.ts";
import { addSeconds } from "./clock.ts";
import { type Database, openDatabase, openPool } from "./database.ts";

const now = new Date("2027-01-10T04:30:00Z");

let db: Database;

beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 6));
  await sql`CREATE TABLE chores (room text, name text, due_at timestamptz, is_open boolean DEFAULT true, PRIMARY KEY (room, name))`.execute(
    db,
  );
});

afterAll(() => db.destroy());

/** Chores of a room, due one second after the other, the last one now. */
async function chores(room: string, count: number): Promise<void> {
  await sql`INSERT INTO chores
    SELECT ${room}, n::text, ${now}::timestamptz - make_interval(secs => ${count} - n) FROM generate_series(1, ${count}::integer) n`.execute(
    db,
  );
}

const claim = (room: string, { at = now, limit = 100 } = {}) =>
  claimDueRows<{ name: string; due_at: Date }>(db, {
    table: "chores",
    key: ["room", "name"],
    dueAt: "due_at",
    now: at,
    limit,
    where: sql`room = ${room} AND is_open`,
    set: sql`due_at = ${addSeconds(at, 60)}`,
  });

const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name).toSorted();

test("what has been due longest is claimed first, and no more than the limit", async () => {
  await chores("kitchen", 5);
  expect(namesOf(await claim("kitchen", { limit: 2 }))).toEqual(["1", "2"]);
  expect(namesOf(await claim("kitchen", { limit: 2 }))).toEqual(["3", "4"]);
});

test("a claimed row is nobody else's until its lease ends", async () => {
  await chores("cellar", 1);
  const [row] = await claim("cellar");
  expect(row?.due_at).toEqual(addSeconds(now, 60));
  expect(await claim("cellar", { at: addSeconds(now, 59) })).toEqual([]);
  expect(namesOf(await claim("cellar", { at: addSeconds(now, 60) }))).toEqual(["1"]);
});

test("workers that claim at the same moment share the rows", async () => {
  await chores("attic", 60);
  const shares = await Promise.all(Array.from({ length: 6 }, () => claim("attic", { limit: 10 })));
  const claimed = namesOf(shares.flat());
  expect(new Set(claimed).size).toBe(claimed.length);
});

test("a row that another transaction has locked is skipped and not waited for", async () => {
  await chores("garden", 3);
  await db.transaction().execute(async (tx) => {
    await sql`SELECT 1 FROM chores WHERE room = 'garden' AND name = '2' FOR UPDATE`.execute(tx);
    expect(namesOf(await claim("garden"))).toEqual(["1", "3"]);
  });
});

test("rows that the condition leaves out and rows that are not due yet stay", async () => {
  await chores("hall", 3);
  await sql`UPDATE chores SET is_open = false WHERE room = 'hall' AND name = '1'`.execute(db);
  await sql`UPDATE chores SET due_at = ${addSeconds(now, 1)} WHERE room = 'hall' AND name = '3'`.execute(db);
  expect(namesOf(await claim("hall"))).toEqual(["2"]);
});
