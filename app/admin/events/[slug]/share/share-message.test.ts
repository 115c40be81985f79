import { expect, test } from "vitest";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { translateInto } from "../../../language/translate.ts";
import { shareMessage } from "./share-message.ts";

const t = translateInto("en", null);

const event = {
  title: "Monsoon Ride",
  startsAt: new Date("2027-08-01T00:30:00Z"),
  place: "Saras Baug, Pune",
  opensAt: new Date("2027-06-01T04:30:00Z"),
  categories: [{ pricePaise: 152_500 }, { pricePaise: 92_500 }],
} as BookableEvent;
const URL = "https://book.example.org/e/monsoon-ride";

test("the message says what, when, where, for how much, from when on, and ends with the link", () => {
  const lines = shareMessage(event, URL, new Date("2027-05-01"), t).split("\n");
  expect(lines.slice(0, 4)).toEqual([
    "*Monsoon Ride*",
    expect.stringMatching(/1 August 2027, 6:00 am/),
    "Saras Baug, Pune",
    "From ₹925, all included",
  ]);
  expect(lines[4]).toMatch(/^Booking opens .*1 June 2027, 10:00 am/);
  expect(lines.at(-1)).toBe(URL);
});

test("once booking is open it says so, and a single price is no lowest one", () => {
  const single = { ...event, categories: [{ pricePaise: 92_500 }] } as BookableEvent;
  const text = shareMessage(single, URL, new Date("2027-06-02"), t);
  expect(text).toContain("\n₹925, all included\nBook here:\n");
});
