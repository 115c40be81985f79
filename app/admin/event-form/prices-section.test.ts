import { expect, test } from "vitest";
import { translateInto } from "../language/translate.ts";
import { sumCopy } from "./prices-section.tsx";

const english = translateInto("en", null);

test.each([
  [40, 40, false, "The categories have all 40 places."],
  [40, 30, true, "The categories that riders see have 30 of the 40 places: no more than these can be sold."],
  [40, 30, false, "The categories have 30 of the 40 places: the rest could never be sold."],
  [40, 50, true, "The categories could take 50. The sale still ends at 40 in all."],
])(
  "of %s places, with %s in the categories that riders see, the form says so",
  (places, inCategories, hasHidden, said) => {
    expect(sumCopy(places, inCategories, hasHidden, english)).toBe(said);
  },
);
