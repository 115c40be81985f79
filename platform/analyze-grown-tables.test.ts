import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";
import { analyzeGrownTables } from "./analyze-grown-tables.sql.ts";
import { type Database, openDatabase, openPool } from "./database.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 1));
  await sql`CREATE TABLE "Grown rides" (id integer)`.execute(db);
});
afterAll(() => db.destroy());

async function grow(howMany: number): Promise<void> {
  await sql`INSERT INTO "Grown rides" SELECT generate_series(1, ${howMany}::integer)`.execute(db);
  await sql`SELECT pg_stat_force_next_flush()`.execute(db);
  await sql`SELECT pg_stat_clear_snapshot()`.execute(db);
}

async function knownRows(): Promise<number> {
  const { rows } = await sql<{ reltuples: number }>`
    SELECT reltuples FROM pg_class WHERE relname = 'Grown rides'`.execute(db);
  return rows[0]?.reltuples ?? Number.NaN;
}

test("a table is looked at whenever it has doubled, and not before", async () => {
  const seen: number[] = [];
  for (const howMany of [49, 1, 30, 20, 100]) {
    await grow(howMany);
    await analyzeGrownTables(db);
    seen.push(await knownRows());
  }

  expect(seen).toEqual([-1, 50, 50, 100, 200]);
});

test("a role that owns no table changes nothing, and does not fail", async () => {
  await grow(1000);
  await db.transaction().execute(async (tx) => {
    await sql`CREATE ROLE guest_of_rides`.execute(tx);
    await sql`SET LOCAL ROLE guest_of_rides`.execute(tx);
    expect(await analyzeGrownTables(tx)).toBe(0);
    await sql`RESET ROLE`.execute(tx);
    await sql`DROP ROLE guest_of_rides`.execute(tx);
  });
});
