import { expect, test } from "vitest";
import { translateInto } from "../../language/translate.ts";
import { publishedFacts } from "./publish-section.tsx";

test("whoever publishes reads when it starts, when booking opens, how many places there are and what they cost", () => {
  const category = { id: "cat_1", name: "Ride", pricePaise: 52_500, ticketPricePaise: 50_000, platformFeePaise: 2500 };
  const event = {
    startsAt: new Date("2027-02-14T00:30:00Z"),
    opensAt: new Date("2027-01-04T04:30:00Z"),
    closesAt: new Date("2027-02-01T14:30:00Z"),
    categories: [
      { ...category, isHidden: false },
      { ...category, id: "cat_2", name: "Guests", isHidden: true },
    ],
  };
  const capacity = {
    capacity: 40,
    categories: [
      { id: "cat_1", capacity: 30 },
      { id: "cat_2", capacity: 10 },
    ],
  };
  expect(publishedFacts(event, capacity, translateInto("en", null))).toEqual([
    "It starts on Sunday, 14 February 2027, 6:00 am IST.",
    "Booking opens on Monday, 4 January 2027, 10:00 am IST, and closes on Monday, 1 February 2027, 8:00 pm IST.",
    "40 places in all.",
    "Ride: 30 places, riders pay ₹525.",
  ]);
});
