import { expect, test } from "vitest";
import { showPhone } from "./show-phone.ts";

test("a number is shown in two groups", () => {
  expect(showPhone("+919876543210")).toBe("+91 98765 43210");
  expect(showPhone("+447700900123")).toBe("+447700900123");
});
