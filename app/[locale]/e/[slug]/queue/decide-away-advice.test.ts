import { expect, test } from "vitest";
import { decideAwayAdvice, decideAwayAdviceInDraw } from "./decide-away-advice.ts";

const generatedAt = Date.parse("2027-01-10T04:30:00Z");
const inMinutes = (minutes: number) => generatedAt + minutes * 60_000;

test("a visitor with a long wait is told when to be back, a minute before the turn can come", () => {
  expect(decideAwayAdvice({ range: { low: 10, high: 14 }, ahead: 600, generatedAt })).toEqual({
    kind: "back_by",
    at: inMinutes(9),
  });
});

test("near the turn nobody is sent away", () => {
  expect(decideAwayAdvice({ range: { low: 2, high: 4 }, ahead: 40, generatedAt })).toEqual({ kind: "near" });
  expect(decideAwayAdvice({ range: null, ahead: 0, generatedAt })).toEqual({ kind: "near" });
});

test("where nobody knows how long it takes, nobody is told that they may go", () => {
  expect(decideAwayAdvice({ range: null, ahead: 500, generatedAt })).toEqual({ kind: "unknown" });
  expect(decideAwayAdvice({ range: null, ahead: null, generatedAt })).toEqual({ kind: "unknown" });
});

test("before the draw one may be away until the opening, and stays for its last three minutes", () => {
  expect(decideAwayAdviceInDraw(inMinutes(20), generatedAt)).toEqual({ kind: "back_by", at: inMinutes(20) });
  expect(decideAwayAdviceInDraw(inMinutes(2), generatedAt)).toEqual({ kind: "near" });
});
