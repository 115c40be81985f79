import { expect, test } from "vitest";
import { flag, hex, listOf, moment, number, object, oneOf, orMissing, orNull, pairOf, text } from "./shape.ts";

const anything = [undefined, null, true, 0, Number.NaN, "", "x", "2027-01-10T04:35:00Z", "ab12", [], [1, 2], {}];
const accepted = (shape: (found: unknown) => boolean) => anything.filter(shape);

test("each shape takes what it names and nothing else", () => {
  expect(accepted(text)).toEqual(["", "x", "2027-01-10T04:35:00Z", "ab12"]);
  expect(accepted(number)).toEqual([0]);
  expect(accepted(flag)).toEqual([true]);
  expect(accepted(moment)).toEqual(["2027-01-10T04:35:00Z"]);
  expect(accepted(hex(4))).toEqual(["ab12"]);
  expect(accepted(oneOf("x", "y"))).toEqual(["x"]);
  expect(accepted(orNull(number))).toEqual([null, 0]);
  expect(accepted(orMissing(number))).toEqual([undefined, 0]);
  expect(accepted(listOf(number))).toEqual([[], [1, 2]]);
  expect(accepted(pairOf(number))).toEqual([[1, 2]]);
  expect(accepted(object({}))).toEqual([{}]);
});

test("one wrong field deep inside is enough", () => {
  const shape = object({ rides: listOf(object({ id: text, places: number })) });
  expect(shape({ rides: [{ id: "full", places: 3 }], more: 1 })).toBe(true);
  expect(shape({ rides: [{ id: "full", places: 3 }, { id: "half" }] })).toBe(false);
  expect(shape({})).toBe(false);
});
