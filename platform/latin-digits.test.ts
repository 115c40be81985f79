import { expect, test } from "vitest";
import { latinDigits } from "./latin-digits.ts";

test("digits of Devanagari and of full width become Latin ones, and all else stays", () => {
  expect(latinDigits("+९१ ९८७६५ ४३२१०")).toBe("+91 98765 43210");
  expect(latinDigits("०१२३४५६७८९")).toBe("0123456789");
  expect(latinDigits("０１２３４５６７８９")).toBe("0123456789");
  expect(latinDigits("आशा 42, 100 km")).toBe("आशा 42, 100 km");
});
