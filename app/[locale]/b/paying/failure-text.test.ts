import { expect, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { failureText } from "./failure-text.ts";

const { reasons } = copyOf("en").booking.paying;

test("the reason for a failed payment is shown in our own words", () => {
  expect(failureText(reasons, "insufficient_funds")).toContain("not enough money");
});

test("an unknown reason, or none, gets the general text", () => {
  expect(failureText(reasons, "some_new_reason")).toBe(reasons.other);
  expect(failureText(reasons, "constructor")).toBe(reasons.other);
  expect(failureText(reasons, null)).toBe(reasons.other);
});
