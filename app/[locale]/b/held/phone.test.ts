import { expect, test } from "vitest";
import { readPhone } from "./phone.ts";

test("an Indian number is understood in every way in which people and autofill write it", () => {
  const written = [
    "9876543210",
    "98765 43210",
    "098765-43210",
    "+91 98765 43210",
    "919876543210",
    "0091 9876543210",
    "+91 098765-43210",
    "+91 (0) 98765 43210",
    "91 098765 43210",
    "९८७६५ ४३२१०",
  ];
  expect(written.map(readPhone)).toEqual(Array(written.length).fill("+919876543210"));
});

test("a foreign number needs its country", () => {
  expect(readPhone("+44 7700 900123")).toBe("+447700900123");
  expect(readPhone("7700900123")).toBe("+917700900123");
});

test("what can't be a mobile number is refused", () => {
  expect(
    ["", "12345", "1234567890", "+91 12345 67890", "phone", "98765432101", "0098765 43210"].map(readPhone),
  ).toEqual(Array(7).fill(null));
});
