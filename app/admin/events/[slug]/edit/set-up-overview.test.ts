import { expect, test } from "vitest";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { formOfDraft } from "../../../event-form/form-values.ts";
import { translateInto } from "../../../language/translate.ts";
import { setUpOverview } from "./set-up-overview.ts";

const t = translateInto("en", null);

test("each missing part stands on one page, and a page without one is complete", () => {
  const pages = setUpOverview(formOfDraft(anEventDraft()), ["description", "starts_in_past", "waiver", "sale_over"], t);
  expect(pages.map(({ page, todo }) => [page, todo])).toEqual([
    ["basics", ["Set a start in the future"]],
    ["places", []],
    ["sale", ["Set the end of the sale in the future"]],
    ["questions", []],
    ["waiver", ["Write the waiver"]],
    ["page", ["Describe the event"]],
    ["contact", []],
  ]);
});

test("what lacks a translation is counted page by page, and only of a language that somebody began", () => {
  const draft = anEventDraft({ translations: { hi: { "Test ride": "राइड", Pune: "पुणे", Start: "स्टार्ट" } } });
  const untranslated = setUpOverview(formOfDraft(draft), [], t).map(({ page, untranslated: lines }) => [page, lines]);
  expect(untranslated).toEqual([
    ["basics", ["Hindi: 1 text missing"]],
    ["places", ["Hindi: 2 texts missing"]],
    ["sale", []],
    ["questions", []],
    ["waiver", ["Hindi: 1 text missing"]],
    ["page", ["Hindi: 8 texts missing"]],
    ["contact", []],
  ]);
});
