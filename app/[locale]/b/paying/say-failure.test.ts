import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { sayFailure } from "./say-failure.ts";

const { reasons } = copyOf("en").booking.paying;

test("why a payment failed is said in our own words", () => {
  expect(sayFailure(reasons, "insufficient_funds")).toContain("not enough money");
});

test("a reason that we don't know, or none, gets the general words", () => {
  expect(sayFailure(reasons, "some_new_reason")).toBe(reasons.other);
  expect(sayFailure(reasons, null)).toBe(reasons.other);
});
