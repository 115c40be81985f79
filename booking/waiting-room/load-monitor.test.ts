import { expect, test } from "vitest";
import { openPool, timedConnections } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { LoadMonitor } from "./load-monitor.ts";
import { callNumbersInSql } from "./waiting-room.sql.ts";

let people = 0;
/** Each time somebody else. */
const times = (count: number, act: (person: string) => void) =>
  Array.from({ length: count }).forEach(() => void act(`person ${++people}`));

test("a few slow holds are no overload, one in ten is, and it is over ten seconds later", () => {
  const clock = testClock();
  const loadMonitor = new LoadMonitor({ clock });
  times(98, (person) => loadMonitor.observeHold(20, [person]));
  times(2, (person) => loadMonitor.observeHold(900, [person]));
  expect(loadMonitor.isOverloaded()).toBe(false);
  times(10, (person) => loadMonitor.observeHold(900, [person]));
  expect(loadMonitor.isOverloaded()).toBe(true);
  clock.advance({ seconds: 11 });
  expect(loadMonitor.isOverloaded()).toBe(false);
});

test("waiting for a connection is overload, and so are orders that Razorpay does not answer", () => {
  const waiting = new LoadMonitor({ clock: testClock() });
  times(20, (person) => waiting.observePoolWait(80, [person]));
  expect(waiting.isOverloaded()).toBe(true);

  const unpaid = new LoadMonitor({ clock: testClock() });
  times(95, (person) => unpaid.observePayment(true, person));
  expect(unpaid.isOverloaded()).toBe(false);
  times(5, (person) => unpaid.observePayment(false, person));
  expect(unpaid.isOverloaded()).toBe(true);
});

test("what a handful of people see says nothing, and what one sees a thousand times neither", () => {
  const loadMonitor = new LoadMonitor({ clock: testClock() });
  times(18, (person) => loadMonitor.observeHold(5000, [person]));
  times(1000, () => {
    loadMonitor.observeHold(5000, ["one visitor"]);
    loadMonitor.observePoolWait(5000, ["one visitor"]);
    loadMonitor.observePayment(false, "one booking");
  });
  expect(loadMonitor.isOverloaded()).toBe(false);
  times(30, (person) => loadMonitor.observePayment(true, person));
  times(1000, () => loadMonitor.observePayment(false, "one booking"));
  expect(loadMonitor.isOverloaded()).toBe(false);
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

test("overload lowers how many may be at checkout, at most once in ten seconds, and without it they come back by tens", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const event = await anEventOnSale(startline, { capacity: 1000, concurrencyTarget: 300 });
  const tick = async (isOverloaded: boolean, seconds: number) => {
    clock.advance({ seconds });
    const report = { eventId: event.id, epoch: 0, issued: 0, isOverloaded };
    return (await callNumbersInSql(startline.pool, report, clock.databaseNow())).concurrency;
  };
  expect(await tick(false, 1)).toBe(300);
  expect(await tick(true, 20)).toBe(300); // Nobody is at checkout, so that it is not they who overload us.
  await startline.pool.query("UPDATE event_capacity SET held = 300 WHERE event_id = $1", [event.id]);
  expect([await tick(true, 1), await tick(true, 1), await tick(true, 9)]).toEqual([210, 210, 147]);
  expect([await tick(false, 5), await tick(false, 5), await tick(false, 10)]).toEqual([147, 157, 167]);
  for (let minute = 0; minute < 30; minute += 1) await tick(false, 60);
  expect(await tick(false, 60)).toBe(300);
  for (let minute = 0; minute < 30; minute += 1) await tick(true, 60);
  expect(await tick(true, 60)).toBe(50);
});
