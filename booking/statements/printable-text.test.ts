import { expect, test } from "vitest";
import { isDevanagari, printable, runsOf } from "./printable-text.ts";

test.each([
  ["Asha Kulkarni", ["Asha Kulkarni"], [false]],
  ["त्र्यंबक पाटील", ["त्र्यंबक पाटील"], [true]],
  ["सौ किमी (100 km)", ["सौ किमी", " (100 km)"], [true, false]],
  ["Ride वारी 2027", ["Ride ", "वारी", " 2027"], [false, true, false]],
  ["", [], []],
])("%s is set in runs of one font each", (text, runs, areDevanagari) => {
  expect(runsOf(printable(text))).toEqual(runs);
  expect(runs.map((run) => isDevanagari.test(run))).toEqual(areDevanagari);
});

test("a rupee sign is written out, and letters that neither font has are left out", () => {
  expect(printable("₹5  வணக்கம் Ride 🚴 वारी")).toBe("Rs 5 Ride वारी");
});
