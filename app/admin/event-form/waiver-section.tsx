import { type Language, languageNames } from "#platform/languages.ts";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { FormSection } from "./form-section.tsx";
import { Columns } from "./in-languages.tsx";
import type { SectionProps } from "./section-props.ts";

export function WaiverSection(props: SectionProps) {
  const { form, change, errorOf, isPublic, shown } = props;
  return (
    <FormSection
      id="part-waiver"
      about="Everyone agrees to it before paying, in a language in which you have written it. We keep which text each person agreed to, and when."
    >
      <Columns
        form={form}
        shown={shown}
        original={
          <TextAreaField
            id="waiverText"
            label="Text"
            hint={
              isPublic ? "A change becomes a new version. Whoever agreed to the old one stays bound to it." : undefined
            }
            rows={10}
            value={form.waiverText}
            error={errorOf("waiverText")}
            onChange={({ target }) => change({ waiverText: target.value })}
          />
        }
      >
        {(language) => <WaiverIn {...props} language={language} />}
      </Columns>
    </FormSection>
  );
}

function WaiverIn({ form, change, errorOf, isPublic, first, language }: SectionProps & { language: Language }) {
  const id = `waiverTranslations.${language}`;
  const waiver = form.waiverTranslations[language] ?? "";
  const isOld = form.waiverText !== first.waiverText && waiver !== "" && waiver === first.waiverTranslations[language];
  return (
    <TextAreaField
      id={id}
      label={`Waiver in ${languageNames[language].english}`}
      hint={
        isOld
          ? "You have changed the original. Check that this still says the same."
          : isPublic
            ? "A change becomes a new version for all languages."
            : undefined
      }
      rows={10}
      lang={language}
      value={waiver}
      error={errorOf(id)}
      onChange={({ target }) =>
        change({ waiverTranslations: { ...form.waiverTranslations, [language]: target.value } })
      }
    />
  );
}
