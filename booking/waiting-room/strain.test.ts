import { expect, test } from "vitest";
import { openPool, timedConnections } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { Strain } from "./strain.ts";
import { callNumbersInSql } from "./waiting-room.sql.ts";

let people = 0;
/** Each time somebody else. */
const times = (count: number, act: (person: string) => void) =>
  Array.from({ length: count }).forEach(() => void act(`person ${++people}`));

test("a few slow holds are no strain, one in ten is, and it is over ten seconds later", () => {
  const clock = testClock();
  const strain = new Strain({ clock });
  times(98, (person) => strain.observeHold(20, [person]));
  times(2, (person) => strain.observeHold(900, [person]));
  expect(strain.isStrained()).toBe(false);
  times(10, (person) => strain.observeHold(900, [person]));
  expect(strain.isStrained()).toBe(true);
  clock.advance({ seconds: 11 });
  expect(strain.isStrained()).toBe(false);
});

test("waiting for a connection is strain, and so are orders that Razorpay does not answer", () => {
  const waiting = new Strain({ clock: testClock() });
  times(20, (person) => waiting.observePoolWait(80, [person]));
  expect(waiting.isStrained()).toBe(true);

  const unpaid = new Strain({ clock: testClock() });
  times(95, (person) => unpaid.observePayment(true, person));
  expect(unpaid.isStrained()).toBe(false);
  times(5, (person) => unpaid.observePayment(false, person));
  expect(unpaid.isStrained()).toBe(true);
});

test("what a handful of people see says nothing, and what one sees a thousand times neither", () => {
  const strain = new Strain({ clock: testClock() });
  times(18, (person) => strain.observeHold(5000, [person]));
  times(1000, () => {
    strain.observeHold(5000, ["one visitor"]);
    strain.observePoolWait(5000, ["one visitor"]);
    strain.observePayment(false, "one booking");
  });
  expect(strain.isStrained()).toBe(false);
  times(30, (person) => strain.observePayment(true, person));
  times(1000, () => strain.observePayment(false, "one booking"));
  expect(strain.isStrained()).toBe(false);
});

test("a connection that has to be opened is no waiting, one that all others use is", async () => {
  const { startline } = await aStartline(testClock());
  const pool = openPool(startline.config.DATABASE_URL, 1);
  const waits: number[] = [];
  const connections = timedConnections(pool, (milliseconds) => waits.push(milliseconds));
  const cold = await connections.connect();
  const next = connections.connect();
  setTimeout(() => cold.release(), 20);
  (await next).release();
  await pool.end();
  expect(waits[0]).toBe(0);
  expect(waits[1]).toBeGreaterThan(10);
});

test("strain lowers how many may be at checkout, at most once in ten seconds, and without it they come back by tens", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 1000, concurrencyTarget: 300 });
  const tick = async (isStrained: boolean, seconds: number) => {
    clock.advance({ seconds });
    const report = { eventId: event.id, epoch: 0, issued: 0, isStrained };
    return (await callNumbersInSql(startline.pool, report, clock.databaseNow())).concurrency;
  };
  expect(await tick(false, 1)).toBe(300);
  expect(await tick(true, 20)).toBe(300); // Nobody is at checkout, so that it is not they who strain us.
  await startline.pool.query("UPDATE event_capacity SET held = 300 WHERE event_id = $1", [event.id]);
  expect([await tick(true, 1), await tick(true, 1), await tick(true, 9)]).toEqual([210, 210, 147]);
  expect([await tick(false, 5), await tick(false, 5), await tick(false, 10)]).toEqual([147, 157, 167]);
  for (let minute = 0; minute < 30; minute += 1) await tick(false, 60);
  expect(await tick(false, 60)).toBe(300);
  for (let minute = 0; minute < 30; minute += 1) await tick(true, 60);
  expect(await tick(true, 60)).toBe(50);
});
