import { expect, test } from "vitest";
import { decideWaiverChange, type Waiver, waiverIn } from "./waiver.ts";

const waiver: Waiver = {
  version: 2,
  language: "en",
  text: "At my own risk.",
  hash: "hash-en",
  translations: { mr: { text: "माझ्या जबाबदारीवर.", hash: "hash-mr" } },
};
const given = { language: "en", text: "At my own risk.", translations: { mr: "माझ्या जबाबदारीवर." } } as const;

test("a waiver can be read in its own language and in those into which it was translated, and in no other", () => {
  expect(waiverIn(waiver, "en")).toEqual({ text: "At my own risk.", hash: "hash-en" });
  expect(waiverIn(waiver, "mr")).toEqual({ text: "माझ्या जबाबदारीवर.", hash: "hash-mr" });
  expect(waiverIn(waiver, "hi")).toBeNull();
});

test("a language that joins stands beside the others in the same version: what people signed is as it was", () => {
  const change = decideWaiverChange(waiver, { ...given, translations: { ...given.translations, hi: "अपने जोखिम पर।" } });
  expect(change).toEqual({ isNew: false, translations: [["hi", "अपने जोखिम पर।"]] });
  expect(decideWaiverChange(waiver, given)).toEqual({ isNew: false, translations: [] });
});

test.each([
  ["the original is changed", { ...given, text: "At my own risk, always." }],
  ["a translation is changed", { ...given, translations: { mr: "मी स्वतः जबाबदार आहे." } }],
  ["a translation is taken away", { ...given, translations: {} }],
  ["the original is said to be in another language", { ...given, language: "hi" as const }],
])("where %s, a new version begins with all its texts", (_what, changed) => {
  expect(decideWaiverChange(waiver, changed)).toEqual({
    isNew: true,
    translations: Object.entries(changed.translations),
  });
});

test("the first waiver is a new version", () => {
  expect(decideWaiverChange(null, given)).toEqual({ isNew: true, translations: [["mr", "माझ्या जबाबदारीवर."]] });
});
