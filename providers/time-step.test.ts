import { expect, test } from "vitest";
import { timeStepOf } from "./time-step.ts";

const SECRET = "12345678901234567890";
/** The rows of RFC 6238, appendix B, for SHA-1; ours are the last six of its eight digits. */
const ROWS = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

test.each(ROWS)("the code of second %i is of its own time step, by the RFC's own examples", (seconds, code) => {
  expect(timeStepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test("a code is recognized for two steps before and after its own, and then no more", () => {
  const [, [seconds, code]] = ROWS;
  const own = Math.floor(seconds / 30);
  const found = [-3, -2, -1, 0, 1, 2, 3].map((steps) => timeStepOf(SECRET, code, (own + steps) * 30_000));
  expect(found).toEqual([null, own, own, own, own, own, null]);
});

test.each(["", "28708", "2870822", "٢٨٧٠٨٢"])("%o is the code of no step", (code) => {
  expect(timeStepOf(SECRET, code, 1_111_111_109_000)).toBeNull();
});
