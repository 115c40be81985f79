import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { type EventForm, formOfDraft, newRow } from "./form-values.ts";
import { mergeForms, takenOf } from "./merge-forms.ts";

const base = formOfDraft(
  anEventDraft({
    categories: [
      { id: "cat_long", name: "100 km", capacity: 80, ticketPricePaise: 150_000 },
      { id: "cat_short", name: "50 km", capacity: 40, ticketPricePaise: 100_000 },
    ],
    questions: [{ id: "que_size", label: "Jersey size", isRequired: false }],
  }),
);
const [long, short] = base.categories as [EventForm["categories"][0], EventForm["categories"][0]];
const changed = (change: Partial<EventForm>): EventForm => ({ ...structuredClone(base), ...change });
test("what two people changed in different fields is all there afterwards", () => {
  const merged = mergeForms(base, changed({ title: "My title", rules: "Mine" }), changed({ place: "Their place" }));
  expect(merged.conflicts).toEqual([]);
  expect(merged.form).toMatchObject({ title: "My title", rules: "Mine", place: "Their place" });
});

test("the same field with other words is for a person to choose; with the same words it is not", () => {
  const mine = changed({ title: "My title", summary: "Both" });
  const merged = mergeForms(base, mine, changed({ title: "Their title", summary: "Both" }));
  expect(merged.conflicts).toEqual([{ field: "title", mine: "My title", theirs: "Their title" }]);
  expect(merged.form).toMatchObject({ title: "My title", summary: "Both" });
});

test("rows are told apart by their ids: one's price, the other's places and a third category come together", () => {
  const mine = changed({
    categories: [
      { ...long, price: "1600" },
      short,
      { ...newRow(), id: null, name: "25 km", capacity: "5", price: "500" },
    ],
  });
  const theirs = changed({ categories: [short, { ...long, capacity: "90" }] });
  const { form, conflicts } = mergeForms(base, mine, theirs);
  expect(conflicts).toEqual([]);
  expect(form.categories).toMatchObject([
    { id: "cat_short", capacity: "40" },
    { id: "cat_long", price: "1600", capacity: "90" },
    { id: null, name: "25 km" },
  ]);
});

test("a row that one took away goes, unless the other wrote in it meanwhile", () => {
  const theirs = changed({ categories: [long], questions: [] });
  expect(mergeForms(base, changed({ title: "Mine" }), theirs).form.categories).toHaveLength(1);

  const [asked] = base.questions;
  const mine = changed({ questions: asked ? [{ ...asked, label: "Size of the jersey" }] : [] });
  const { form } = mergeForms(base, mine, theirs);
  expect(form.questions).toMatchObject([{ id: "", label: "Size of the jersey" }]);
});

test("what was saved comes back with its ids, and what was typed meanwhile stays", () => {
  const added = { ...newRow(), id: null, name: "25 km", capacity: "5", price: "500" };
  const sent = changed({ categories: [long, short, added] });
  const saved = changed({ categories: [long, short, { ...added, row: 991, id: "cat_new" }] });
  const typing = { ...structuredClone(sent), title: "Typed while it was saved" };

  const { form, conflicts } = mergeForms(sent, typing, saved);
  expect(conflicts).toEqual([]);
  expect(form.title).toBe("Typed while it was saved");
  expect(form.categories[2]).toEqual({ ...added, id: "cat_new" });
});

test("translations come together text by text; only a text that both changed is for a person to choose", () => {
  const of = (hi: Record<string, string>) => ({ translations: { hi } });
  const mine = changed(of({ "Test ride": "मेरी राइड", Pune: "पुणे" }));
  const theirs = changed(of({ "Test ride": "उनकी राइड", Start: "स्टार्ट" }));
  const { form, conflicts } = mergeForms(base, mine, theirs);
  expect(form.translations).toEqual({ hi: { "Test ride": "मेरी राइड", Pune: "पुणे", Start: "स्टार्ट" } });
  expect(conflicts).toEqual([
    { field: "translations", mine: { hi: { "Test ride": "मेरी राइड" } }, theirs: { hi: { "Test ride": "उनकी राइड" } } },
  ]);
  const [conflict] = conflicts;
  if (!conflict) throw new Error("there was a conflict");
  expect(takenOf(conflict, form)).toEqual(of({ "Test ride": "उनकी राइड", Pune: "पुणे", Start: "स्टार्ट" }));
});
