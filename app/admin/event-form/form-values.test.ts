import fc from "fast-check";
import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { formOfDraft, readCount, readForm, readRupees, rupeesText, withoutEmptyRows } from "./form-values.ts";

test("a form that nobody changed is read as the draft that it was filled from", () => {
  const minute = (time: Date) => new Date(Math.floor(time.getTime() / 60_000) * 60_000);
  const draft = anEventDraft({
    translations: { mr: { "Test ride": "चाचणी राइड", S: "लहान" } },
    waiverTranslations: { hi: "अपने जोखिम पर।" },
    questions: [
      { id: "size", label: "Size", kind: "choice", options: ["S", "M"], isRequired: true, purpose: "shirt_size" },
      { id: "born", label: "Born", kind: "date", isRequired: true, purpose: "date_of_birth", ageMin: 18 },
    ],
  });
  draft.categories = draft.categories.map((category, at) => ({ ...category, isHidden: at === 1 }));
  for (const field of ["startsAt", "opensAt", "closesAt"] as const) draft[field] = minute(draft[field]);

  const reading = readForm(withoutEmptyRows(formOfDraft(draft)));
  expect(reading.problems).toEqual([]);
  expect(JSON.parse(JSON.stringify(reading.body))).toEqual(JSON.parse(JSON.stringify(draft)));
});

test("every price survives the way to the form and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (paise) => {
      expect(readRupees(rupeesText(paise))).toBe(paise);
    }),
  );
});

test.each([
  ["1,500", 150_000],
  ["₹ 1500.5", 150_050],
  ["0.01", 1],
  ["₹ १५००.५०", 150_050],
  ["1500.505", null],
  ["fifteen", null],
  ["-1", null],
  ["", null],
])("%j is %j paise", (text, paise) => {
  expect(readRupees(text)).toBe(paise);
});

test.each([
  ["1,500", 1500],
  ["१,५००", 1500],
  ["", 0],
  ["many", null],
  ["1.5", null],
])("%j is a count of %j", (text, count) => {
  expect(readCount(text)).toBe(count);
});

test("what cannot be read is named by its row after empty rows are gone", () => {
  const form = formOfDraft(anEventDraft());
  const [first, second] = form.categories;
  if (!first || !second) throw new Error("two categories were given");
  const empty = { row: 99, id: null, name: "", capacity: "", price: "" };
  const reading = readForm(
    withoutEmptyRows({
      ...form,
      startsAt: "",
      preQueueMinutes: "half an hour",
      categories: [first, empty, { ...second, price: "cheap" }],
    }),
  );
  expect(reading.problems.map(({ field }) => field)).toEqual([
    "startsAt",
    "preQueueMinutes",
    "categories.1.ticketPricePaise",
  ]);
});
