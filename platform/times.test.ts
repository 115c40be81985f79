import { expect, test } from "vitest";
import { indianDate, indianTime } from "./times.ts";

const evening = new Date("2027-02-14T12:30:00Z");

test.each([
  ["en", "Sunday, 14 February 2027", "6:00 pm IST"],
  ["hi", "रविवार, 14 फ़रवरी 2027", "शाम 6:00 बजे"],
  ["mr", "रविवार, 14 फेब्रुवारी, 2027", "संध्याकाळी 6:00"],
])("in %s a date and a time of India have the language's words and Latin digits", (language, date, time) => {
  expect(indianDate(evening, language)).toBe(date);
  expect(indianTime(evening, language)).toBe(time);
});

test.each([
  ["00:00", "रात 12:00 बजे", "रात्री 12:00"],
  ["03:59", "रात 3:59 बजे", "रात्री 3:59"],
  ["05:00", "सुबह 5:00 बजे", "पहाटे 5:00"],
  ["10:05", "सुबह 10:05 बजे", "सकाळी 10:05"],
  ["12:30", "दोपहर 12:30 बजे", "दुपारी 12:30"],
  ["19:15", "शाम 7:15 बजे", "संध्याकाळी 7:15"],
  ["20:01", "रात 8:01 बजे", "रात्री 8:01"],
])("%s is given as people say it", (clock, hindi, marathi) => {
  const time = new Date(`2027-02-14T${clock}:00+05:30`);
  expect([indianTime(time, "hi"), indianTime(time, "mr")]).toEqual([hindi, marathi]);
});
