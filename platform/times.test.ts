import { expect, test } from "vitest";
import { indianDate, indianTime } from "./times.ts";

const evening = new Date("2027-02-14T12:30:00Z");

test.each([
  ["en", "Sunday, 14 February 2027", "6:00 pm IST"],
  ["hi", "रविवार, 14 फ़रवरी 2027", "6:00 pm IST"],
  ["mr", "रविवार, 14 फेब्रुवारी, 2027", "6:00 pm IST"],
])("in %s a date has the language's words and Latin digits, and a time is India's", (language, date, time) => {
  expect(indianDate(evening, language)).toBe(date);
  expect(indianTime(evening, language)).toBe(time);
});
