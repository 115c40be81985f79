import { expect, test } from "vitest";
import { countdownText, secondsUntil } from "./countdown.ts";

test("a countdown reaches 0:00 only when the time is over", () => {
  const then = "2027-01-10T04:30:00Z";
  expect(secondsUntil(then, Date.parse(then) - 1)).toBe(1);
  expect(secondsUntil(then, Date.parse(then))).toBe(0);
  expect(secondsUntil(then, Date.parse(then) + 5000)).toBe(0);
});

test("a countdown shows only the units that it needs", () => {
  const texts = [5, 245, 3845, 2 * 86_400 + 3845].map((seconds) => countdownText(seconds, "d"));
  expect(texts).toEqual(["0:05", "4:05", "1:04:05", "2 d 01:04:05"]);
});
