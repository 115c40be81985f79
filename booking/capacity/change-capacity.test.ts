import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { removeCategories } from "./change-capacity.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 4);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

const TWO = [
  { id: "cat_far", capacity: 2 },
  { id: "cat_near", capacity: 2 },
];

test("a category is not taken away from under those who were called", async () => {
  const deps = { db, pool, clock: testClock() };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 3);
  expect(await removeCategories(deps, event.id, ["cat_near"])).toBe("category_in_use");
});

test("a category that nobody needs is taken away", async () => {
  const deps = { db, pool, clock: testClock() };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 2);
  expect(await removeCategories(deps, event.id, ["cat_near"])).toBe("removed");
});
