import { expect, test } from "vitest";
import { decideEventDraft } from "#booking/events/decide-event-draft.ts";
import { RIDE_WAIVERS } from "#booking/events/templates/ride-waivers.ts";
import { translatableTexts } from "#booking/events/translatable-texts.ts";
import { translationKey } from "#booking/events/translation.ts";
import { preQueueDemo, punePandharpur } from "./demo-events.ts";

const now = new Date("2027-01-10T04:30:00Z");
const drafts = [punePandharpur(now, "", RIDE_WAIVERS), preQueueDemo(now, "", RIDE_WAIVERS)].map(
  (draft) => [draft.slug, draft] as const,
);
/** Sizes are the same in every language. */
const SAME_EVERYWHERE = /^(S|M|L|XL|XXL)$/;

test.each(drafts)(
  "each text of %s, and its waiver, is there in Hindi and Marathi, with the same numbers",
  (_slug, given) => {
    const answer = decideEventDraft(given, now);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    const { draft } = answer;
    for (const language of ["hi", "mr"] as const) {
      const texts = draft.translations[language] ?? {};
      const missing = translatableTexts(draft).filter(({ text }) => !texts[translationKey(text)]);
      expect(missing.map(({ text }) => text).filter((text) => !SAME_EVERYWHERE.test(text))).toEqual([]);
      expect(paragraphsOf(draft.waiverTranslations[language])).toBe(paragraphsOf(draft.waiverText));
      for (const text of [...Object.values(texts), draft.waiverTranslations[language]]) {
        expect(text).toMatch(/\p{Script=Devanagari}/u);
        expect(text).not.toMatch(/[०-९]/);
      }
    }
  },
);

const paragraphsOf = (text = ""): number => text.split("\n\n").length;
