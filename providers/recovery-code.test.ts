import { expect, test } from "vitest";
import { newRecoveryCode, recoveryCodesMeant } from "./recovery-code.ts";

test("a recovery code has nothing that is taken for something else", () => {
  const codes = Array.from({ length: 500 }, newRecoveryCode);
  expect(codes.filter((code) => !/^[2-9a-hj-km-np-z]{5}-[2-9a-hj-km-np-z]{5}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(500);
});

test.each([
  ["abcde-fgh23", ["abcde-fgh23"]],
  [" ABCDE FGH23 ", ["abcde-fgh23"]],
  ["abcdefgh23", ["abcde-fgh23"]],
  ["abcde – fgh23", ["abcde-fgh23"]],
  // A keyboard's capital, or a code of formerly.
  ["Abcde fgh23", ["abcde-fgh23", "Abcde-fgh23"]],
  ["", ["-"]],
])("%j may mean %j", (typed, meant) => {
  expect(recoveryCodesMeant(typed)).toEqual(meant);
});
