import { type TranslatableText, translatableTexts } from "#booking/events/translatable-texts.ts";
import { type Translation, translationKey } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { pageOfField, type SetUpPage } from "./field-copy.ts";
import { type EventForm, textsOfForm } from "./form-values.ts";

/** The texts at a path or under it, such as all of `plan.0`. */
export const textsAt = (form: EventForm, path: string): TranslatableText[] =>
  translatableTexts(textsOfForm(form)).filter((text) => text.path === path || text.path.startsWith(`${path}.`));

/** How many texts of a page are not there in that language. A waiver is one text. */
export function countMissingTexts(form: EventForm, page: SetUpPage, language: Language): number {
  if (language === form.language) return 0;
  if (page === "waiver") {
    return form.waiverText.trim() !== "" && !form.waiverTranslations[language]?.trim() ? 1 : 0;
  }
  const written = form.translations[language] ?? {};
  return translatableTexts(textsOfForm(form)).filter(
    ({ path, text }) => pageOfField(path) === page && translated(written, text).trim() === "",
  ).length;
}

/** An original may be called like a member that every object has. */
export function translated(written: Translation, original: string): string {
  const key = translationKey(original);
  return Object.hasOwn(written, key) ? (written[key] as string) : "";
}
