import { expect, test } from "vitest";
import { isPast } from "./spoken-time.ts";

test("a time of India that is over is past, one that is to come or no time is not", () => {
  const now = new Date("2027-02-14T00:30:00Z"); // 6:00 am in India
  expect(isPast("2027-02-14T05:59", now)).toBe(true);
  expect(isPast("2027-02-14T06:01", now)).toBe(false);
  expect(isPast("", now)).toBe(false);
});
