import { expect, test } from "vitest";
import { hasDayCome } from "./event-day.ts";

test.each([
  ["2027-02-13T18:29:59Z", false],
  ["2027-02-13T18:30:00Z", true],
  ["2027-02-14T10:00:00Z", true],
  ["2027-03-01T00:00:00Z", true],
])("at %s the day of an event of 14 February in India has come: %s", (now, hasCome) => {
  expect(hasDayCome(new Date("2027-02-14T00:00:00Z"), new Date(now))).toBe(hasCome);
});
