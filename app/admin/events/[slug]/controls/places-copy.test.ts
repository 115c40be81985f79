import { expect, test } from "vitest";
import type { PlacesEffect } from "#booking/capacity/decide-places-effect.ts";
import { translateInto } from "../../../language/translate.ts";
import { effectCopy } from "./places-copy.ts";

const english = translateInto("en", null);

const sale = { isCalling: true, waiting: 95, free: 12, nameOf: () => "50 km" };
const possible = (difference: number, called: number, free: number): PlacesEffect => ({
  possible: true,
  difference,
  offered: 0,
  called,
  free,
});

test.each<[PlacesEffect, Partial<typeof sale>, string]>([
  [possible(20, 20, 0), {}, "+20: the first 20 of 95 waiting are called."],
  [possible(20, 5, 15), { waiting: 5 }, "+20: all 5 who wait are called. 15 stay free."],
  [possible(1, 1, 0), { waiting: 1 }, "+1: the one who waits is called."],
  [possible(20, 20, 0), { isCalling: false }, "+20: the first 20 of 95 waiting are called once the sale goes on."],
  [possible(20, 0, 32), { waiting: 0 }, "+20: 32 places are then free."],
  [possible(20, 0, 0), {}, "+20: nobody can book them yet. Give a category more places too."],
  [{ ...possible(20, 0, 0), offered: 20 } as PlacesEffect, {}, "+20: the first 20 on the waitlist get an offer."],
  [
    { ...possible(20, 0, 15), offered: 5 } as PlacesEffect,
    { isCalling: false },
    "+20: the first 5 on the waitlist get an offer once the sale goes on. 15 stay free.",
  ],
  [possible(-12, 0, 0), {}, "−12: 12 places are free. Nobody loses a place."],
  [
    { possible: false, least: 1488, of: null },
    {},
    "Not possible: it can go down to 1,488 at most, or somebody would lose a place.",
  ],
  [
    { possible: false, least: 30, of: "cat_near" },
    {},
    "Not possible: 50 km can go down to 30 at most, or somebody would lose a place.",
  ],
])("of %o people read what it does", (effect, change, text) => {
  expect(effectCopy(effect, { ...sale, ...change }, english)).toBe(text);
});
