import { expect, test } from "vitest";
import { fill, fillCount } from "./fill.ts";

const places = { one: "{count} place left", other: "{count} places left" };

test("a template's places are filled by name, and an unknown one stays visible", () => {
  expect(fill("{a} of {b}, {c}", { a: 1, b: "two" })).toBe("1 of two, {c}");
  expect(fill("{constructor}", {})).toBe("{constructor}");
});

test("one has a singular and thousands are grouped as in India", () => {
  expect(fillCount(places, 1, "en")).toBe("1 place left");
  expect(fillCount(places, 0, "en")).toBe("0 places left");
  expect(fillCount(places, 123456, "en")).toBe("1,23,456 places left");
});
