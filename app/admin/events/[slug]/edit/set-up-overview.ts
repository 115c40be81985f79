import type { MissingPart } from "#booking/events/list-missing.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { missingCopy } from "../../../event-copy.ts";
import { pageOfField, SET_UP_PAGES, type SetUpPage } from "../../../event-form/field-copy.ts";
import type { EventForm } from "../../../event-form/form-values.ts";
import { countMissingTexts } from "../../../event-form/texts-of-page.ts";
import { languageName } from "../../../language/language-name.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

export type PageOverview = {
  page: SetUpPage;
  title: Text;
  about: Text;
  /** What stands between this page and a sale. Empty: the page is complete. */
  todo: string[];
  /** What riders would read in another language than theirs: no reason not to publish. */
  untranslated: string[];
};

/** Each page with what it lacks. A language in which nothing is written yet is none that the organizer wants. */
export function setUpOverview(form: EventForm, missing: readonly MissingPart[], t: Translate): PageOverview[] {
  const wanted = LANGUAGES.filter(
    (language) => Object.keys(form.translations[language] ?? {}).length > 0 || form.waiverTranslations[language],
  );
  return SET_UP_PAGES.map(({ page, title, about }) => ({
    page,
    title,
    about,
    todo: missing
      .map((part) => missingCopy[part])
      .filter(({ fieldId }) => pageOfField(fieldId) === page)
      .map(({ todo }) => t.sentence(todo)),
    untranslated: wanted.flatMap((language) => {
      const count = countMissingTexts(form, page, language);
      if (count === 0) return [];
      return t(
        { one: "{language}: {count} text missing", other: "{language}: {count} texts missing" },
        { language: t(languageName[language]), count },
      );
    }),
  }));
}
