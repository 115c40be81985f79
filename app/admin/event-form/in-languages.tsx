import type { ReactNode } from "react";
import type { TranslatableText } from "#booking/events/translatable-texts.ts";
import { translationKey } from "#booking/events/translation.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { languageName } from "../language/language-name.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { pathCopy } from "./path-copy.ts";
import { type SectionProps, shownIf } from "./section-props.ts";
import { textsAt, translated } from "./texts-of-page.ts";

type Props = SectionProps & {
  /** Of the field, or of the row of a list, that the children write. */
  path: string;
  children: ReactNode;
};

/** A text as it is written first, and beside it the same in the other languages. */
export function InLanguages({ path, children, ...props }: Props) {
  const texts = textsAt(props.form, path);
  return (
    <Columns form={props.form} shown={props.shown} original={children}>
      {(language) =>
        texts.length > 0 ? (
          <div className="space-y-4">
            {texts.map((text) => (
              <TranslationField key={text.path} {...props} text={text} language={language} />
            ))}
          </div>
        ) : null
      }
    </Columns>
  );
}

type ColumnsProps = Pick<SectionProps, "form" | "shown"> & {
  original: ReactNode;
  children: (language: Language) => ReactNode;
};

/** Side by side where there is room; on a phone the one that is chosen. */
export function Columns({ form, shown, original, children }: ColumnsProps) {
  return (
    <div className="rail:grid rail:grid-cols-3 rail:items-start rail:gap-4">
      <div className={`min-w-0 ${shownIf(form.language, shown)}`}>{original}</div>
      {LANGUAGES.filter((language) => language !== form.language).map((language) => (
        <div key={language} className={`min-w-0 ${shownIf(language, shown)}`}>
          {children(language)}
        </div>
      ))}
    </div>
  );
}

type FieldProps = SectionProps & { text: TranslatableText; language: Language };

/** One text under its original. */
function TranslationField({ form, change, errorOf, first, text, language }: FieldProps) {
  const t = useOrganizerText();
  const written = form.translations[language] ?? {};
  const id = `translations.${language}.${text.path}`;
  const value = translated(written, text.text);
  const former = textsAt(first, text.path)[0]?.text ?? "";
  const before = translated(written, former) || translated(first.translations[language] ?? {}, former);
  const write = (words: string) =>
    change({
      translations: { ...form.translations, [language]: { ...written, [translationKey(text.text)]: words } },
    });
  const field = {
    id,
    label: t("{field} in {language}", { field: pathCopy(text.path, t), language: t(languageName[language]) }),
    hint: text.text.length > HINT_MAX ? `${text.text.slice(0, HINT_MAX)}…` : text.text,
    lang: language,
    value,
    error: errorOf(id),
  };
  return (
    <div>
      {text.isLong ? (
        <TextAreaField {...field} onChange={({ target }) => write(target.value)} />
      ) : (
        <TextField {...field} onChange={({ target }) => write(target.value)} />
      )}
      {value === "" && before !== "" ? (
        <p className="mt-1.5 text-[0.92rem] text-soft">
          {t.rich(
            "The original has changed. Before, this said: <words>{before}</words>",
            { words: (words) => <span lang={language}>{words}</span> },
            { before },
          )}{" "}
          <Button kind="quiet" className="text-[0.92rem]" onClick={() => write(before)}>
            {t("It still fits")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

const HINT_MAX = 300;
