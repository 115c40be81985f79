import { expect, test } from "vitest";
import type { Language } from "#platform/languages.ts";
import { anEventDraft } from "#tests/builders/event-draft.ts";
import { decideEventDraft } from "./decide-event-draft.ts";
import type { EventDraft } from "./event-draft.ts";
import { textsFor, translatedInto, translationOf } from "./translation.ts";

const event = {
  language: "en" as const,
  translations: { mr: { "Helmets on": "हेल्मेट घाला", "One paragraph. And another.": "एक परिच्छेद.\n\nआणखी एक." } },
};
const readIn = (language: Language) => textsFor(translatedInto(event, language), language);

test("a text is read in the page's language where it was translated, else as it was written, with its own language told", () => {
  expect(readIn("mr")("Helmets on")).toEqual({ text: "हेल्मेट घाला" });
  expect(readIn("mr")("Lights on")).toEqual({ text: "Lights on", lang: "en" });
  expect(readIn("hi")("Helmets on")).toEqual({ text: "Helmets on", lang: "en" });
  expect(readIn("en")("Helmets on")).toEqual({ text: "Helmets on" });
});

test("no text, and no text that only looks like a name of the machine's, has a translation", () => {
  expect(readIn("mr")("")).toEqual({ text: "" });
  expect(readIn("mr")("constructor")).toEqual({ text: "constructor", lang: "en" });
});

test("paragraphs are translated in one piece, however their lines are broken", () => {
  expect(readIn("mr")("One paragraph.\n\nAnd another.")).toEqual({ text: "एक परिच्छेद.\n\nआणखी एक." });
});

test("an answer carries the translations of what it shows and no others", () => {
  expect(translationOf(event.translations.mr, ["Helmets on", "Lights on"])).toEqual({ "Helmets on": "हेल्मेट घाला" });
});

const tidied = (change: Partial<EventDraft>) => {
  const answer = decideEventDraft(anEventDraft(change), new Date());
  if (!answer.ok) return answer.problems.map(({ field, code }) => `${field}: ${code}`);
  return { translations: answer.draft.translations, waiver: answer.draft.waiverTranslations };
};

test("a translation goes with its original: once that is changed nobody reads what was true before", () => {
  const translations = { mr: { "Helmets on": "हेल्मेट घाला", Breakfast: "नाश्ता" } };
  expect(tidied({ translations })).toMatchObject({ translations });
  expect(tidied({ translations, rules: ["Helmets on, always"] })).toMatchObject({
    translations: { mr: { Breakfast: "नाश्ता" } },
  });
});

test("translations are tidied like their originals, empty ones are none, and the original's own language has none", () => {
  const translations = {
    hi: { "Test ride": "  टेस्ट\u0000राइड ", "Report at 5 am": "   " },
    en: { "Test ride": "Another title" },
  };
  const waiverTranslations = { hi: " अपने\r\nजोखिम पर। ", mr: "  ", en: "Another waiver" };
  expect(tidied({ translations, waiverTranslations })).toEqual({
    translations: { hi: { "Test ride": "टेस्ट राइड" } },
    waiver: { hi: "अपने\nजोखिम पर।" },
  });
});

test("a translation that is too long is named by language and field", () => {
  const long = { mr: { "Test ride": "अ".repeat(121) } };
  expect(tidied({ translations: long })).toEqual(["translations.mr.title: too_long"]);
  expect(tidied({ waiverTranslations: { hi: "अ".repeat(30_001) } })).toEqual(["waiverTranslations.hi: too_long"]);
});
