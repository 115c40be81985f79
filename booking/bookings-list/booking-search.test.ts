import { expect, test } from "vitest";
import { parseSearch } from "./booking-search.ts";

test.each(["9820000495", "09820000495", "+91 98200 00495", "0091 98200-00495", "०९८२००००४९५", "00495"])(
  "the number +919820000495 is found by %j",
  (typed) => {
    expect(parseSearch(typed).phones.some((part) => "+919820000495".includes(part))).toBe(true);
  },
);

test("a few digits are no part of a number, and only zeros are none", () => {
  expect(parseSearch("495").phones).toEqual([]);
  expect(parseSearch("Ward 12").phones).toEqual([]);
});

test("a reference may be misread, a name is never one", () => {
  expect(["pp-7k3mo", "7B3M", "१२३४"].map((typed) => parseSearch(typed).isMisread)).toEqual([true, true, true]);
  expect(["Zoe", "Sobia", "B12"].map((typed) => parseSearch(typed).isMisread)).toEqual([false, false, false]);
});

test("a reference is found with and without its hyphen", () => {
  expect(parseSearch(" ab12-cd34 ")).toMatchObject({ text: "ab12-cd34", reference: "ab12cd34" });
  expect(parseSearch("ab१२-cd३४").reference).toBe("ab12cd34");
});

test("a short number may be a bib, in any digits; a phone number, a reference and a name are none", () => {
  expect(["1042", "#7", " १०४२ "].map((typed) => parseSearch(typed).bib)).toEqual([1042, 7, 1042]);
  expect(["9820000495", "7B3M", "Asha", "", "10-42"].map((typed) => parseSearch(typed).bib)).toEqual(
    Array(5).fill(null),
  );
});
