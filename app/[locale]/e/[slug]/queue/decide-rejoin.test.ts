import { expect, test } from "vitest";
import { decideRejoin } from "./decide-rejoin.ts";

test("a page that came too early joins by itself once joining is open, spread over some seconds", () => {
  const refusedCode = "sale_not_open";
  expect(decideRejoin({ phase: "scheduled", refusedCode })).toBeNull();
  expect(decideRejoin({ phase: "pre_queue", refusedCode })).toEqual({ from: 0, to: 8 });
});

test("a join at which the browser failed is repeated, one refused for good is not", () => {
  expect(decideRejoin({ phase: "open", refusedCode: "unreachable" })).toEqual({ from: 5, to: 10 });
  expect(decideRejoin({ phase: undefined, refusedCode: "unreachable" })).toEqual({ from: 5, to: 10 });
  expect(decideRejoin({ phase: "closed", refusedCode: "unreachable" })).toBeNull();
  expect(decideRejoin({ phase: "open", refusedCode: "proof_required" })).toBeNull();
  expect(decideRejoin({ phase: "open", refusedCode: null })).toBeNull();
});
