import { expect, test } from "vitest";
import { seeTurn, type TurnSeen, turnEnd } from "./turn-time.ts";

const at = (seconds: number) => new Date(Date.parse("2027-01-10T04:30:00Z") + seconds * 1000).toISOString();
const see = (...documents: [seconds: number, isCalled: boolean][]): TurnSeen =>
  documents.reduce<TurnSeen | undefined>(
    (seen, [seconds, isCalled]) => seeTurn(seen, at(seconds), isCalled),
    undefined,
  ) as TurnSeen;

test("a page that looks every three seconds counts from the last document in which the number waited", () => {
  expect(turnEnd(see([0, false], [3, true]))).toEqual({ at: Date.parse(at(60)), isExact: true });
});

test("later documents do not begin the minute anew", () => {
  expect(turnEnd(see([0, false], [3, true], [40, true], [90, true]))).toEqual({
    at: Date.parse(at(60)),
    isExact: true,
  });
});

test("a page that was away knows only by when the call is over", () => {
  expect(turnEnd(see([0, false], [300, true]))).toEqual({ at: Date.parse(at(360)), isExact: false });
  expect(turnEnd(see([300, true]))).toEqual({ at: Date.parse(at(360)), isExact: false });
});

test("a number that waits has no turn, nor one that waits again", () => {
  expect(turnEnd(see([0, false]))).toBeNull();
  expect(turnEnd(see([0, false], [3, true], [6, false]))).toBeNull();
});
