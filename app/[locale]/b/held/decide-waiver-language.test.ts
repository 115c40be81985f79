import { expect, test } from "vitest";
import { emptyDraft } from "./check-form.ts";
import { decideWaiverLanguage, isWaiverTicked, waiverTextIn } from "./decide-waiver-language.ts";

const waiver = {
  version: 2,
  language: "en" as const,
  text: "At my own risk.",
  hash: "of-the-english-text",
  translations: { mr: { text: "माझ्या जबाबदारीवर.", hash: "of-the-marathi-text" } },
};

test("the waiver is read in the page's language where it exists, whatever was chosen before", () => {
  expect(decideWaiverLanguage(waiver, "mr", "en")).toBe("mr");
  expect(decideWaiverLanguage(waiver, "en", undefined)).toBe("en");
  expect(waiverTextIn(waiver, "mr")).toBe("माझ्या जबाबदारीवर.");
  expect(waiverTextIn(waiver, "en")).toBe("At my own risk.");
});

test("where it does not exist in the page's language, it is read in none until the person chooses one that exists", () => {
  expect(decideWaiverLanguage(waiver, "hi", undefined)).toBeNull();
  expect(decideWaiverLanguage(waiver, "hi", "hi")).toBeNull();
  expect(decideWaiverLanguage(waiver, "hi", "en")).toBe("en");
});

test("consent counts only for the text it was given to, not for another language or version", () => {
  const draft = { ...emptyDraft, isWaiverAccepted: true, waiver: { language: "en" as const, version: 2 } };
  expect(isWaiverTicked(draft, waiver, "en")).toBe(true);
  expect(isWaiverTicked(draft, waiver, "mr")).toBe(false);
  expect(isWaiverTicked(draft, { ...waiver, version: 3 }, "en")).toBe(false);
  expect(isWaiverTicked({ ...emptyDraft, isWaiverAccepted: true }, waiver, "en")).toBe(false);
  expect(isWaiverTicked(draft, waiver, null)).toBe(false);
});
