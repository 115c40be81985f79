import type { Language } from "#platform/languages.ts";
import { oneLine } from "./clean-text.ts";

/**
 * An event's texts in another language, each by the original that it translates. A changed original has none until
 * somebody translates it again, so that nobody reads what was true before; and lists need not be kept in step.
 */
export type Translation = Record<string, string>;
export type Translations = { [language in Language]?: Translation };

/** Under which an original has its translations. */
export const translationKey = (original: string): string => oneLine(original);

/** The texts in one language, and the language of the originals, which stand where one is missing. */
export type Translated = { language: Language; texts: Translation };

export const translatedInto = (
  event: { language: Language; translations: Translations },
  language: Language,
): Translated => ({
  language: event.language,
  texts: (language !== event.language && event.translations[language]) || {},
});

/** A text as somebody reads it. `lang` is set where it is not in the page's language, for the attribute of that name. */
export type ReadText = { text: string; lang?: Language };
export type ReadTexts = (original: string) => ReadText;

/** How a reader of `language` reads each of the organizer's texts. */
export const textsFor =
  ({ language: original, texts }: Translated, language: Language): ReadTexts =>
  (text) => {
    const key = translationKey(text);
    if (Object.hasOwn(texts, key)) return { text: texts[key] as string };
    return original === language || key === "" ? { text } : { text, lang: original };
  };

/** Of all translations only those of the given originals. */
export function translationOf(texts: Translation, originals: readonly string[]): Translation {
  const keys = new Set(originals.map(translationKey));
  return Object.fromEntries(Object.entries(texts).filter(([key]) => keys.has(key)));
}
