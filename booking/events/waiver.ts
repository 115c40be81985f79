import type { Language } from "#platform/languages.ts";

export type WaiverText = { text: string; hash: string };

/** One version of the waiver: as the organizer wrote it first, and the same in other languages. */
export type Waiver = WaiverText & {
  version: number;
  language: Language;
  translations: { [language in Language]?: WaiverText };
};

/** The text that can be read and signed in that language; null where there is none. */
export function waiverIn(waiver: Waiver, language: Language): WaiverText | null {
  if (language === waiver.language) return { text: waiver.text, hash: waiver.hash };
  return waiver.translations[language] ?? null;
}

/** In which it can be read and signed, the original first. */
export const languagesOf = ({ language, translations }: { language: Language; translations: object }): Language[] => [
  language,
  ...(Object.keys(translations) as Language[]),
];

export type WaiverChange = {
  /** Whether a new version begins, with all texts. */
  isNew: boolean;
  /** What is to be stored beside the original: all of a new version, or what joins the present one. */
  translations: [Language, string][];
};

/**
 * A text that was there is never another one under the same version, because people may have signed it: what changes or
 * goes begins a new version. A language that joins changes nothing for anybody.
 */
export function decideWaiverChange(
  before: Waiver | null,
  given: { language: Language; text: string; translations: { [language in Language]?: string } },
): WaiverChange {
  const translations = Object.entries(given.translations) as [Language, string][];
  const isSame =
    before !== null &&
    before.language === given.language &&
    before.text === given.text &&
    (Object.keys(before.translations) as Language[]).every(
      (language) => before.translations[language]?.text === given.translations[language],
    );
  if (!isSame) return { isNew: true, translations };
  return { isNew: false, translations: translations.filter(([language]) => !before.translations[language]) };
}
