import { afterAll, beforeAll, expect, test } from "vitest";
import { Claims } from "#booking/bookings/claims.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { callFirst } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { createTestDatabase } from "#tests/setup/database.ts";
import { changeCategories } from "./change-capacity.ts";

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

const takeAway = (deps: Parameters<typeof changeCategories>[0], eventId: string, id: string) =>
  changeCategories(deps, eventId, { removedIds: [id], prices: [] }, "test");

test("a category is not taken away from under those who were called", async () => {
  const deps = { db, pool, clock: testClock() };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 3);
  expect(await takeAway(deps, event.id, "cat_near")).toBe("category_in_use");
});

test("a category that nobody needs is taken away", async () => {
  const deps = { db, pool, clock: testClock() };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 2);
  expect(await takeAway(deps, event.id, "cat_near")).toBe("changed");
});

test("a price can be corrected until somebody has a place in its category", async () => {
  const deps = { db, pool, clock: testClock() };
  const event = await anEventOnSale(deps, { capacity: 4, categories: TWO });
  await callFirst(deps, event.id, 2);
  const dearer = { id: "cat_far", ticketPricePaise: 200_000, pricePaise: 202_500, platformFeePaise: 2500 };
  const reprice = () => changeCategories(deps, event.id, { removedIds: [], prices: [dearer] }, "test");
  expect(await reprice()).toBe("changed");
  expect(await reprice()).toBe("changed");

  const claim = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: 1 };
  const held = await new Claims(deps).claim(claim, "cat_far");
  expect(held).toMatchObject({ granted: true, booking: { amountPaise: 202_500 } });
  const cheaper = { ...dearer, ticketPricePaise: 100_000, pricePaise: 102_500 };
  expect(await changeCategories(deps, event.id, { removedIds: [], prices: [cheaper] }, "test")).toBe("prices_frozen");
});
