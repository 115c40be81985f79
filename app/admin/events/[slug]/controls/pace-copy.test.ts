import { expect, test } from "vitest";
import { translateInto } from "../../../language/translate.ts";
import { paceCopy } from "./pace-copy.ts";

const english = translateInto("en", null);

const now = { phase: "open", calledPerMinute: 1, remaining: 50, waiting: 200 } as const;

test.each([
  ["at this pace every place is offered in a minute", { calledPerMinute: 50 }, false],
  ["at this pace every place is offered in 50 minutes", {}, false],
  ["at this pace every place is offered in about 25 hours", { remaining: 1489 }, false],
  ["in the last minute", { waiting: 0 }, false],
  ["in the last minute", { calledPerMinute: 0 }, false],
  ["in the last minute; paused now", {}, true],
])("%s", (words, change, isPaused) => {
  expect(paceCopy({ ...now, ...change }, { isPaused }, english)).toBe(words);
});
