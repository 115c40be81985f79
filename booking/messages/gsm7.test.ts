import fc from "fast-check";
import { expect, test } from "vitest";
import { countSegments, isGsm7, toGsm7 } from "./gsm7.ts";

test.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["a".repeat(306), 2],
  ["a".repeat(307), 3],
  ["€".repeat(80), 1],
  ["€".repeat(81), 2],
  ["₹".repeat(70), 1],
  [`₹${"a".repeat(70)}`, 2],
])("a text of this length is sent in that many parts (%#)", (text, segments) => {
  expect(countSegments(text)).toBe(segments);
});

test.each(["₹525", "नमस्ते", "it’s", "5–7 days"])("%s is not GSM-7", (text) => {
  expect(isGsm7(text)).toBe(false);
});

test.each([
  ["The ‘Big’ Ride – 2027…", "The 'Big' Ride - 2027..."],
  ["₹1,525", "Rs 1,525"],
  ["Pandharpūr Rīde", "Pandharpur Ride"],
  ["पुणे Ride", "Ride"],
  ["two\n lines", "two lines"],
])("%s becomes %s", (text, plain) => {
  expect(toGsm7(text)).toBe(plain);
});

test("whatever is made plain is GSM-7 and has no character that counts twice", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = toGsm7(text);
      expect(isGsm7(plain)).toBe(true);
      expect(plain.length > 160 || countSegments(plain) === 1).toBe(true);
    }),
  );
});
