import type { Language } from "#platform/languages.ts";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { languageName } from "../language/language-name.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { FormSection } from "./form-section.tsx";
import { Columns } from "./in-languages.tsx";
import type { SectionProps } from "./section-props.ts";

export function WaiverSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf, isPublic, shown } = props;
  return (
    <FormSection
      id="part-waiver"
      about={t(
        "Everyone agrees to it before paying, in a language in which you have written it. We keep which text each person agreed to, and when.",
      )}
    >
      <Columns
        form={form}
        shown={shown}
        original={
          <TextAreaField
            id="waiverText"
            label={t("Text")}
            hint={
              isPublic
                ? t("A change becomes a new version. Whoever agreed to the old one stays bound to it.")
                : undefined
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
  const t = useOrganizerText();
  const id = `waiverTranslations.${language}`;
  const waiver = form.waiverTranslations[language] ?? "";
  const isOld = form.waiverText !== first.waiverText && waiver !== "" && waiver === first.waiverTranslations[language];
  return (
    <TextAreaField
      id={id}
      label={t("Waiver in {language}", { language: t(languageName[language]) })}
      hint={
        isOld
          ? t("You have changed the original. Check that this still says the same.")
          : isPublic
            ? t("A change becomes a new version for all languages.")
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
