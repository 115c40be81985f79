import { expect, test } from "vitest";
import { decidePlacesEffect } from "#booking/capacity/decide-places-effect.ts";
import { isAsNow, wantedPlaces } from "./wanted-places.ts";

const now = {
  capacity: 100,
  called: 0,
  held: 2,
  confirmed: 98,
  categories: [
    { id: "cat_far", capacity: 60, held: 2, confirmed: 58 },
    { id: "cat_near", capacity: 40, held: 0, confirmed: 40 },
  ],
};
const row = (id: string | null, capacity: string, nth = 1) => ({ row: nth, id, name: "", capacity, price: "" });
const far = row("cat_far", "60");
const near = row("cat_near", "40");
const effectOf = (capacity: string, categories: ReturnType<typeof row>[], waiting = 95) => {
  const places = wantedPlaces({ capacity, categories }, now);
  return places && decidePlacesEffect(places.now, waiting, places.wanted);
};

test("twenty more places call the first twenty who wait", () => {
  expect(effectOf("120", [row("cat_far", "80"), near])).toEqual({
    possible: true,
    difference: 20,
    offered: 0,
    called: 20,
    free: 0,
  });
  expect(effectOf("१२०", [row("cat_far", "80"), near])).toMatchObject({ called: 20 });
});

test("a category that is new takes people too, and one that is taken away must be empty", () => {
  expect(effectOf("120", [far, near, row(null, "20", 7)])).toMatchObject({ possible: true, called: 20 });
  expect(effectOf("120", [far])).toEqual({ possible: false, least: 40, of: "cat_near" });
});

test("what is not typed yet has no effect, and neither has what is as now", () => {
  expect(wantedPlaces({ capacity: "", categories: [far, near] }, now)).toBeNull();
  expect(wantedPlaces({ capacity: "120", categories: [row("cat_far", "many"), near] }, now)).toBeNull();
  const same = wantedPlaces({ capacity: "100", categories: [near, far] }, now);
  expect(same && isAsNow(same)).toBe(true);
  const more = wantedPlaces({ capacity: "101", categories: [near, far] }, now);
  expect(more && isAsNow(more)).toBe(false);
});
