import { expect, test } from "vitest";
import { updateWait } from "#app/visitor/wait/update-wait.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { disorderOf } from "./disorder.ts";
import { type FollowWait, judgeWaits } from "./judge-waits.ts";
import { type SaleOptions, simulateSale } from "./simulate-sale.ts";

const SMALL: SaleOptions = {
  // Nobody of this seed leaves after pressing Pay, which would keep a place for a quarter of an hour.
  seed: 12,
  people: 500,
  drawShare: 0.8,
  earlySeconds: 20,
  lateSeconds: 120,
  absentShare: 0.15,
  abandonShare: 0.15,
  reloadShare: 0.1,
  places: 40,
  concurrency: 20,
  isPaced: true,
  minutesMax: 60,
};

test("five hundred people for forty places: all are sold, in order, and nobody who was called finds none left", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);

  const sale = await simulateSale(startline, clock, SMALL);

  expect(sale.sold).toBe(40);
  expect({ oversold: sale.oversold, refusedAfterCall: sale.refusedAfterCall }).toEqual({
    oversold: 0,
    refusedAfterCall: 0,
  });
  expect(sale.heldMost).toBeLessThanOrEqual(20);
  expect(sale.disorder.calls).toBe(0);
  expect(sale.turnSeen.p95).toBeLessThanOrEqual(5);
  expect(sale.soldOutKnown.within30Seconds).toBeGreaterThanOrEqual(0.99);
}, 120_000);

/** The people ahead divided by the calls of the last minute, give or take a tenth. */
const extrapolate: FollowWait = (memory, { phase, queue }, peopleAhead) => {
  const minutes = (peopleAhead + 1) / queue.ratePerMinute;
  const isKnown = phase === "open" && Number.isFinite(minutes);
  return { memory, range: isKnown ? { low: 0.9 * minutes, high: 1.1 * minutes } : null };
};

test("what people are told of their wait comes true, and does not become longer while they wait", async () => {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const crowd = { people: 350, drawShare: 0.9, earlySeconds: 20, lateSeconds: 60 };
  const { waits } = await simulateSale(startline, clock, {
    ...SMALL,
    ...crowd,
    places: 120,
    concurrency: 30,
    minutesMax: 13,
  });

  const told = judgeWaits(waits, updateWait);
  const extrapolated = judgeWaits(waits, extrapolate);

  expect(told.polls).toBeGreaterThan(3000);
  expect(told.told.range).toBeGreaterThan(0.5);
  expect(told.held).toBeGreaterThanOrEqual(0.8);
  for (const share of Object.values(told.heldByTime)) expect(share).toBeGreaterThanOrEqual(0.8);
  expect(told.heldAtLeast).toBeGreaterThanOrEqual(0.8);
  expect(told.peopleWithRise).toBeLessThanOrEqual(0.02 * told.people);
  // The measure can tell: the same people, told the obvious.
  expect(extrapolated.held).toBeLessThan(0.8);
  expect(extrapolated.peopleWithRise).toBeGreaterThan(0.02 * extrapolated.people);
}, 120_000);

test("the measure of disorder is 0 in order, 1 in reverse, and a third with one of three pairs turned round", () => {
  expect(disorderOf([1, 2, 5, 9])).toBe(0);
  expect(disorderOf([4, 3, 2, 1])).toBe(1);
  expect(disorderOf([2, 1, 3])).toBeCloseTo(1 / 3);
});
