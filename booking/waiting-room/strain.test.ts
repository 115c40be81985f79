import { expect, test } from "vitest";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { Strain } from "./strain.ts";
import { callNumbersInSql } from "./waiting-room.sql.ts";

const times = (count: number, act: () => void) => Array.from({ length: count }).forEach(act);

test("a few slow holds are no strain, one in ten is, and it is over ten seconds later", () => {
  const clock = testClock();
  const strain = new Strain({ clock });
  times(98, () => strain.observeHold(20));
  times(2, () => strain.observeHold(900));
  expect(strain.isStrained()).toBe(false);
  times(10, () => strain.observeHold(900));
  expect(strain.isStrained()).toBe(true);
  clock.advance({ seconds: 11 });
  expect(strain.isStrained()).toBe(false);
});

test("waiting for a connection is strain, and so are orders that Razorpay does not answer", () => {
  const waiting = new Strain({ clock: testClock() });
  times(20, () => waiting.observePoolWait(80));
  expect(waiting.isStrained()).toBe(true);

  const unpaid = new Strain({ clock: testClock() });
  times(95, () => unpaid.observePayment(true));
  expect(unpaid.isStrained()).toBe(false);
  times(5, () => unpaid.observePayment(false));
  expect(unpaid.isStrained()).toBe(true);
});

test("a handful of samples says nothing", () => {
  const strain = new Strain({ clock: testClock() });
  times(9, () => strain.observeHold(5000));
  expect(strain.isStrained()).toBe(false);
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
  expect([await tick(true, 1), await tick(true, 1), await tick(true, 9)]).toEqual([210, 210, 147]);
  expect([await tick(false, 5), await tick(false, 5), await tick(false, 10)]).toEqual([147, 157, 167]);
  for (let minute = 0; minute < 30; minute += 1) await tick(false, 60);
  expect(await tick(false, 60)).toBe(300);
  for (let minute = 0; minute < 30; minute += 1) await tick(true, 60);
  expect(await tick(true, 60)).toBe(50);
});
