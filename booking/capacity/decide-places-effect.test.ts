import { expect, test } from "vitest";
import { decidePlacesEffect, type PlacesNow } from "./decide-places-effect.ts";

const soldOut: PlacesNow = {
  capacity: 1500,
  called: 0,
  held: 8,
  confirmed: 1492,
  categories: [{ id: "cat_full", capacity: 1500, held: 8, confirmed: 1492 }],
};
const with12Free: PlacesNow = {
  ...soldOut,
  confirmed: 1480,
  categories: [{ id: "cat_full", capacity: 1500, held: 8, confirmed: 1480 }],
};
const to = (capacity: number, inCategory = capacity) => ({
  capacity,
  categories: [{ id: "cat_full", capacity: inCategory }],
});

test.each([
  ["the first of those who wait are called", soldOut, 95, to(1520), { difference: 20, called: 20, free: 0 }],
  ["where fewer wait, the rest is free", soldOut, 5, to(1520), { difference: 20, called: 5, free: 15 }],
  ["where nobody waits, all are free", soldOut, 0, to(1520), { difference: 20, called: 0, free: 20 }],
  ["who is called anyway is not called by it", with12Free, 20, to(1510), { difference: 10, called: 8, free: 2 }],
  [
    "without places in a category nobody can take more",
    soldOut,
    95,
    to(1520, 1500),
    { difference: 20, called: 0, free: 0 },
  ],
  ["free places can go", with12Free, 0, to(1488), { difference: -12, called: 0, free: 0 }],
])("%s", (_fact, now, waiting, wanted, effect) => {
  expect(decidePlacesEffect(now, waiting, wanted)).toEqual({ possible: true, ...effect });
});

test("nobody loses a place, in the event, in a category, or who was called", () => {
  expect(decidePlacesEffect(with12Free, 0, to(1480))).toEqual({ possible: false, least: 1488, of: null });
  expect(decidePlacesEffect(with12Free, 0, to(1500, 1480))).toEqual({ possible: false, least: 1488, of: "cat_full" });
  const called = { ...with12Free, called: 5 };
  expect(decidePlacesEffect(called, 0, to(1500, 1490))).toEqual({ possible: false, least: 1493, of: "all" });
});
