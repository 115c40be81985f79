import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { checkForm } from "./check-form.ts";
import { formOfDraft } from "./form-values.ts";

const problemsOf = (form: Parameters<typeof checkForm>[0]) => checkForm(form, new Date());

const form = formOfDraft(anEventDraft());

test("a number that cannot be read hides no other fault, and all stand in the form's order", () => {
  const found = problemsOf({
    ...form,
    slug: "Not a link",
    mapUrl: "maps.example",
    capacity: "many",
    closesAt: "2020-01-01T10:00",
    preQueueMinutes: "half an hour",
  });
  expect(found.map(({ field }) => field)).toEqual(["slug", "mapUrl", "capacity", "closesAt", "preQueueMinutes"]);
});

test("a field that cannot be read is named once", () => {
  const found = problemsOf({
    ...form,
    startsAt: "",
    categories: form.categories.map((each) => ({ ...each, price: "?" })),
  });
  expect(found.map(({ field, code }) => [field, code])).toEqual([
    ["startsAt", "unreadable"],
    ...form.categories.map((_category, index) => [`categories.${index}.ticketPricePaise`, "unreadable"]),
  ]);
});

test("a form in order has no faults", () => {
  expect(problemsOf(form)).toEqual([]);
});
