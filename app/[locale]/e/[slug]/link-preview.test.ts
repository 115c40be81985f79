import { expect, test } from "vitest";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { linkPreviewOf } from "./link-preview.ts";

const event = {
  startsAt: new Date("2027-02-14T00:00:00Z"),
  place: "Shaniwar Wada, Pune",
  pictureHash: "a1",
  categories: [{ pricePaise: 152_500 }, { pricePaise: 102_500 }],
} as BookableEvent;

test.each([
  ["en", "Sunday, 14 February 2027, 5:30 am IST · Shaniwar Wada, Pune · from ₹1,025, all included"],
  ["hi", "रविवार, 14 फ़रवरी 2027, सुबह 5:30 बजे · Shaniwar Wada, Pune · ₹1,025 से, सब कुछ शामिल"],
  ["mr", "रविवार, 14 फेब्रुवारी, 2027, पहाटे 5:30 · Shaniwar Wada, Pune · ₹1,025 पासून, सर्व खर्चासह"],
] as const)("in %s a shared link shows date, place, price and picture", (locale, description) => {
  expect(linkPreviewOf(event, locale)).toMatchObject({ description, picture: "/api/pictures/a1/card" });
});

test("one price is given without from, and an event without a picture has a card all the same", () => {
  expect(linkPreviewOf({ ...event, pictureHash: null, categories: event.categories.slice(0, 1) }, "en")).toMatchObject({
    description: expect.stringMatching(/ · ₹1,525, all included$/),
    picture: "/card.jpg",
  });
});
