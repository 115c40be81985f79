import { expect, test } from "vitest";
import type { EventCapacity } from "../capacity/read-event-capacity.ts";
import { listBelowSold } from "./list-below-sold.ts";

const NOW: EventCapacity = {
  capacity: 100,
  called: 4,
  held: 6,
  confirmed: 1200,
  free: 0,
  categories: [
    { id: "100-km", capacity: 900, held: 5, confirmed: 800 },
    { id: "50-km", capacity: 500, held: 1, confirmed: 400 },
  ],
};

const saidOf = (capacity: number, long: number, short: number) => {
  const categories = [
    { id: "100-km", capacity: long },
    { id: "50-km", capacity: short },
    { id: "a-new-one", capacity: 0 },
  ];
  return listBelowSold(NOW, { capacity, categories }).map(({ field, message }) => `${field}: ${message}`);
};

test.each([
  ["as much as is taken", 1210, 809, 401, []],
  [
    "less than the event has given away",
    1209,
    809,
    401,
    ["capacity: It cannot be less than 1,210: 1,200 confirmed, 6 held, 4 called just now."],
  ],
  [
    "less than a category has sold",
    1500,
    804,
    500,
    ["categories.0.capacity: This category cannot have less than 805: 800 confirmed, 5 held."],
  ],
  [
    "no room for those who were called",
    1500,
    805,
    401,
    ["categories: Leave the categories together 1,210 places or more: whoever was called must find one."],
  ],
])("where what is wanted is %s, the number that is possible is said", (_what, capacity, long, short, said) => {
  expect(saidOf(capacity, long, short)).toEqual(said);
});
