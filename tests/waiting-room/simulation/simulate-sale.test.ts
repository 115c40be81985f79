import { expect, test } from "vitest";
import { testClock } from "#tests/builders/test-clock.ts";
import { aStartline } from "#tests/setup/startline.ts";
import { disorderOf } from "./disorder.ts";
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

test("the measure of disorder is 0 in order, 1 in reverse, and a third with one of three pairs turned round", () => {
  expect(disorderOf([1, 2, 5, 9])).toBe(0);
  expect(disorderOf([4, 3, 2, 1])).toBe(1);
  expect(disorderOf([2, 1, 3])).toBeCloseTo(1 / 3);
});
