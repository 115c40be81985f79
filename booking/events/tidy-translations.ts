import { LANGUAGES, type Language, languageNames } from "#platform/languages.ts";
import { oneLine, paragraphs } from "./clean-text.ts";
import type { EventDraft } from "./event-draft.ts";
import { translatableTexts } from "./translatable-texts.ts";
import { type Translation, translationKey } from "./translation.ts";

type Wrong = (field: string, code: string, message: string) => void;
type Tidied = Pick<EventDraft, "translations" | "waiverTranslations">;

const WAIVER_LENGTH_MAX = 30_000;

/** Keeps of the given translations those whose original stands in the tidied draft; empty ones are none. */
export function tidyTranslations(given: Tidied, draft: EventDraft, wrong: Wrong): Tidied {
  const tidied: Tidied = { translations: {}, waiverTranslations: {} };
  for (const language of LANGUAGES.filter((other) => other !== draft.language)) {
    const texts = tidyTexts(given.translations[language] ?? {}, draft, language, wrong);
    if (Object.keys(texts).length > 0) tidied.translations[language] = texts;

    const waiver = paragraphs(given.waiverTranslations[language] ?? "");
    if (waiver.length > WAIVER_LENGTH_MAX) {
      wrong(`waiverTranslations.${language}`, "too_long", tooLong(language, WAIVER_LENGTH_MAX));
    }
    if (waiver !== "" && draft.waiverText !== "") tidied.waiverTranslations[language] = waiver;
  }
  return tidied;
}

function tidyTexts(given: Translation, draft: EventDraft, language: Language, wrong: Wrong): Translation {
  const known = new Map(Object.entries(given).map(([original, text]) => [translationKey(original), text]));
  const texts: Translation = {};
  if (known.size === 0) return texts;
  for (const { path, text: original, lengthMax, isLong } of translatableTexts(draft)) {
    const key = translationKey(original);
    const text = (isLong ? paragraphs : oneLine)(known.get(key) ?? "");
    if (text.length > lengthMax) wrong(`translations.${language}.${path}`, "too_long", tooLong(language, lengthMax));
    if (text !== "") texts[key] = text;
  }
  return texts;
}

const tooLong = (language: Language, lengthMax: number): string =>
  `${languageNames[language].english}: shorten this to ${lengthMax} characters.`;
