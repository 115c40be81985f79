import { expect, test } from "vitest";
import { estimateWait } from "./estimate-wait.ts";

test("the wait is a range around the people ahead divided by the rate", () => {
  expect(estimateWait(null, { peopleAhead: 300, ratePerMinute: 60 })).toEqual({ low: 4, high: 7 });
});

test("the range shrinks as the queue moves and does not grow when the rate only sways", () => {
  const shown = { low: 4, high: 7 };
  expect(estimateWait(shown, { peopleAhead: 180, ratePerMinute: 60 })).toEqual({ low: 2, high: 5 });
  expect(estimateWait(shown, { peopleAhead: 300, ratePerMinute: 45 })).toEqual({ low: 4, high: 7 });
});

test("a queue that really slowed down is admitted", () => {
  expect(estimateWait({ low: 4, high: 7 }, { peopleAhead: 300, ratePerMinute: 20 })).toEqual({ low: 12, high: 21 });
});

test("without a rate the last range stays", () => {
  expect(estimateWait({ low: 4, high: 7 }, { peopleAhead: 300, ratePerMinute: 0 })).toEqual({ low: 4, high: 7 });
  expect(estimateWait(null, { peopleAhead: 300, ratePerMinute: 0 })).toBeNull();
});
