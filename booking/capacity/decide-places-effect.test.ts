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
  expect(decidePlacesEffect(now, waiting, wanted)).toEqual({ possible: true, offered: 0, ...effect });
});

test("nobody loses a place, in the event, in a category, or who was called", () => {
  expect(decidePlacesEffect(with12Free, 0, to(1480))).toEqual({ possible: false, least: 1488, of: null });
  expect(decidePlacesEffect(with12Free, 0, to(1500, 1480))).toEqual({ possible: false, least: 1488, of: "cat_full" });
  const called = { ...with12Free, called: 5 };
  expect(decidePlacesEffect(called, 0, to(1500, 1490))).toEqual({ possible: false, least: 1493, of: "all" });
});

test("the waitlist is offered the new places first, as far as its categories have room, and only the rest is called", () => {
  const categories = [
    { id: "cat_far", capacity: 10, held: 0, confirmed: 10, waitlisted: 3 },
    { id: "cat_near", capacity: 5, held: 0, confirmed: 5, waitlisted: 9 },
    { id: "cat_guests", capacity: 5, held: 0, confirmed: 0, waitlisted: 1, isHidden: true },
  ];
  const now: PlacesNow = { capacity: 15, called: 0, held: 0, confirmed: 15, categories };
  const wanted = { capacity: 25, categories: [{ id: "cat_far", capacity: 20 }] };
  expect(decidePlacesEffect(now, 4, wanted)).toEqual({
    possible: true,
    difference: 10,
    offered: 3,
    called: 4,
    free: 3,
  });
  expect(decidePlacesEffect(now, 4, { ...wanted, capacity: 17 })).toMatchObject({ offered: 2, called: 0, free: 0 });
});
