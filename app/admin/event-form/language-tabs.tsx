import { LANGUAGES, type Language } from "#platform/languages.ts";
import { languageName } from "../language/language-name.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import type { SetUpPage } from "./field-copy.ts";
import type { EventForm } from "./form-values.ts";
import { countMissingTexts } from "./texts-of-page.ts";

type Props = { form: EventForm; page: SetUpPage; shown: Language; onShow: (language: Language) => void };

/** The original first, each with what it lacks: tabs on a phone, the heads of the columns from 900 px on. */
export function LanguageTabs({ form, page, shown, onShow }: Props) {
  const t = useOrganizerText();
  const languages = [form.language, ...LANGUAGES.filter((language) => language !== form.language)];
  const copies = languages.map((language) => ({
    language,
    name: t(languageName[language]),
    missing: countMissingTexts(form, page, language),
  }));
  return (
    <>
      <fieldset className="sticky cramped:static top-14 z-10 -mx-4 mb-6 rail:hidden border-line border-b bg-paper px-4 py-2">
        <legend className="sr-only">{t("Language of the texts below")}</legend>
        <div className="flex flex-wrap gap-2">
          {copies.map(({ language, name, missing }) => (
            <button
              key={language}
              type="button"
              aria-pressed={language === shown}
              onClick={() => onShow(language)}
              className={`min-h-12 min-w-max flex-1 rounded-card border px-1 py-1 leading-tight ${
                language === shown ? "border-ink bg-surface font-semibold" : "border-line text-soft"
              }`}
            >
              {name}
              <MissingCount count={missing} />
            </button>
          ))}
        </div>
      </fieldset>
      <div className="mb-6 hidden rail:grid rail:grid-cols-3 rail:gap-4">
        {copies.map(({ language, name, missing }) => (
          <p key={language} className="border-line border-b pb-2 font-semibold">
            {name}
            <MissingCount count={missing} />
          </p>
        ))}
      </div>
    </>
  );
}

function MissingCount({ count }: { count: number }) {
  const t = useOrganizerText();
  if (count === 0) return null;
  return <span className="block font-normal text-[0.88rem] text-time">{t("{count} missing", { count })}</span>;
}
