import { expect, test } from "vitest";
import { copyOf } from "./copy-of.ts";
import { refusalText } from "./refusal-text.ts";

const { refusals } = copyOf("en");

test("a refusal that we don't know gets the general text, whatever it is called", () => {
  expect(refusalText(refusals, "sold_out")).toBe(refusals.sold_out);
  for (const code of ["news", "constructor", "toString", "__proto__"])
    expect(refusalText(refusals, code)).toBe(refusals.unknown);
});
