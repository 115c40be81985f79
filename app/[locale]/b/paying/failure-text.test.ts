import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { failureText } from "./failure-text.ts";

const { reasons } = copyOf("en").booking.paying;

test("why a payment failed is told in our own words", () => {
  expect(failureText(reasons, "insufficient_funds")).toContain("not enough money");
});

test("a reason that we don't know, or none, gets the general words", () => {
  expect(failureText(reasons, "some_new_reason")).toBe(reasons.other);
  expect(failureText(reasons, null)).toBe(reasons.other);
});
