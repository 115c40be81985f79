import { expect, test } from "vitest";
import { phoneText } from "./export-participants.ts";

test.each([
  ["+919876543210", "91 98765 43210"],
  ["+971501234567", "971 50 123 4567"],
])("the number %s is read as %s: neither a sum nor shortened", (phone, text) => {
  expect(phoneText(phone)).toBe(text);
});
