import { useState } from "react";
import { type TranslatableText, translatableTexts } from "#booking/events/translatable-texts.ts";
import { type Translation, translationKey } from "#booking/events/translation.ts";
import { LANGUAGES, type Language, languageNames } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import { type EventForm, textsOfForm } from "./form-values.ts";
import { pathCopy } from "./path-copy.ts";
import type { SectionProps } from "./section-props.ts";

/** The organizer's texts and the waiver in the other languages that riders read. */
export function LanguagesSection(props: SectionProps) {
  const { form, change } = props;
  const [first] = useState(form);
  return (
    <FormSection
      id="part-languages"
      title="Languages"
      about="Riders read your texts in their language if you write them here, and otherwise as they are above. They can agree to the waiver only in a language you have written it in."
    >
      <SelectField
        id="language"
        name="language"
        label="The texts above are in"
        value={form.language}
        options={LANGUAGES.map((language) => ({ value: language, text: languageNames[language].english }))}
        onChange={(language) => change({ language: language as Language })}
      />
      {LANGUAGES.filter((language) => language !== form.language).map((language) => (
        <LanguageFields key={language} {...props} language={language} first={first} />
      ))}
    </FormSection>
  );
}

type FieldsProps = SectionProps & {
  language: Language;
  /** As the form stood when it was opened. */
  first: EventForm;
};

function LanguageFields({ form, change, errorOf, isPublic, language, first }: FieldsProps) {
  const texts = translatableTexts(textsOfForm(form));
  const written = form.translations[language] ?? {};
  const waiver = form.waiverTranslations[language] ?? "";
  const firstTexts = new Map(translatableTexts(textsOfForm(first)).map(({ path, text }) => [path, text]));
  const write = (original: string, text: string) =>
    change({
      translations: { ...form.translations, [language]: { ...written, [translationKey(original)]: text } },
    });
  const idOf = ({ path }: TranslatableText) => `translations.${language}.${path}`;
  const waiverId = `waiverTranslations.${language}`;
  const count = texts.filter(({ text }) => translated(written, text).trim()).length;
  const hasProblem = errorOf(waiverId) !== undefined || texts.some((text) => errorOf(idOf(text)) !== undefined);
  const { english } = languageNames[language];
  const isWaiverOld =
    form.waiverText !== first.waiverText && waiver !== "" && waiver === first.waiverTranslations[language];

  return (
    <details className="rounded-card border border-line bg-surface" {...(hasProblem && { open: true })}>
      <summary className="min-h-12 cursor-pointer px-4 py-3">
        <span className="font-semibold">{english}</span>
        <span className="block text-[0.92rem] text-soft">
          {count} of {texts.length} texts, {waiver.trim() === "" ? "no waiver" : "with the waiver"}
        </span>
      </summary>
      <div className="space-y-5 border-line border-t p-4">
        <TextAreaField
          id={waiverId}
          label={`Waiver in ${english}`}
          hint={
            isWaiverOld
              ? "You have changed the original. Check that this still says the same."
              : isPublic
                ? "A change becomes a new version for all languages."
                : undefined
          }
          rows={6}
          lang={language}
          value={waiver}
          error={errorOf(waiverId)}
          onChange={({ target }) =>
            change({ waiverTranslations: { ...form.waiverTranslations, [language]: target.value } })
          }
        />
        {texts.map((text) => (
          <TranslationField
            key={text.path}
            id={idOf(text)}
            text={text}
            language={language}
            value={translated(written, text.text)}
            before={translated(written, firstTexts.get(text.path) ?? "")}
            error={errorOf(idOf(text))}
            onWrite={(value) => write(text.text, value)}
          />
        ))}
      </div>
    </details>
  );
}

type FieldProps = {
  id: string;
  text: TranslatableText;
  language: Language;
  value: string;
  /** What stood here before the original was changed. */
  before: string;
  error: string | undefined;
  onWrite: (value: string) => void;
};

/** One text under its original. */
function TranslationField({ id, text, language, value, before, error, onWrite }: FieldProps) {
  const field = { id, label: pathCopy(text.path), hint: text.text, lang: language, value, error };
  return (
    <div>
      {text.isLong ? (
        <TextAreaField {...field} onChange={({ target }) => onWrite(target.value)} />
      ) : (
        <TextField {...field} onChange={({ target }) => onWrite(target.value)} />
      )}
      {value === "" && before !== "" ? (
        <p className="mt-1.5 text-[0.92rem] text-soft">
          The original has changed. Before, this said: <span lang={language}>{before}</span>{" "}
          <Button kind="quiet" className="text-[0.92rem]" onClick={() => onWrite(before)}>
            It still fits
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** An original may be called like a member that every object has. */
function translated(written: Translation, original: string): string {
  const key = translationKey(original);
  return Object.hasOwn(written, key) ? (written[key] as string) : "";
}
