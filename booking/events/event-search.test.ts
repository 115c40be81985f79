import { expect, test } from "vitest";
import { matchesEvent } from "./event-search.ts";

const ride = {
  title: "Pune to Pandharpur Ride",
  slug: "pune-pandharpur",
  place: "Shaniwar Wada",
  startsAt: new Date("2027-02-14T00:00:00Z"),
  translations: { mr: { "Pune to Pandharpur Ride": "पुणे ते पंढरपूर राइड" } },
};

test.each([
  ["pandh", true],
  ["ride pune", true],
  ["पंढर", true],
  ["14 feb", true],
  ["February 2027", true],
  ["sunday", true],
  ["shaniwar", true],
  ["harpur", false],
  ["pune mumbai", false],
  ["15 feb", false],
  [" - ", false],
])("“%s” means the ride from Pune on 14 February: %s", (typed, isMeant) => {
  expect(matchesEvent(ride, typed)).toBe(isMeant);
});
