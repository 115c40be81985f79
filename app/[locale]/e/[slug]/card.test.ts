import { expect, test } from "vitest";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { cardOf } from "./card.ts";

const event = {
  slug: "ride",
  title: "Pune to Pandharpur Ride",
  startsAt: new Date("2027-02-14T00:00:00Z"),
  place: "Shaniwar Wada, Pune",
  pictureHash: "a1",
  categories: [{ pricePaise: 152_500 }, { pricePaise: 102_500 }],
} as BookableEvent;

test.each([
  ["en", "Sunday, 14 February 2027, 5:30 am IST · Shaniwar Wada, Pune · from ₹1,025, all included", "/e/ride"],
  ["hi", "रविवार, 14 फ़रवरी 2027, सुबह 5:30 बजे · Shaniwar Wada, Pune · ₹1,025 से, सब कुछ शामिल", "/hi/e/ride"],
  ["mr", "रविवार, 14 फेब्रुवारी, 2027, पहाटे 5:30 · Shaniwar Wada, Pune · ₹1,025 पासून, सर्व खर्चासह", "/mr/e/ride"],
] as const)("in %s a shared link shows title, date, place, price and picture", (locale, description, url) => {
  const { openGraph } = cardOf(event, locale);
  expect(openGraph).toMatchObject({
    title: "Pune to Pandharpur Ride",
    description,
    url,
    images: [{ url: "/api/pictures/a1/card", width: 1200, height: 630 }],
  });
});

test("one price is said without from, and an event without a picture has a card all the same", () => {
  const { openGraph } = cardOf({ ...event, pictureHash: null, categories: event.categories.slice(0, 1) }, "en");
  expect(openGraph).toMatchObject({
    description: expect.stringMatching(/ · ₹1,525, all included$/),
    images: [{ url: "/card.jpg" }],
  });
});
