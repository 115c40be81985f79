import { slugOf } from "#booking/events/clean-text.ts";
import { fromIndiaLocal } from "#platform/india-local.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { languageName } from "../language/language-name.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { fieldPath } from "./field-copy.ts";
import { FormSection } from "./form-section.tsx";
import { InLanguages } from "./in-languages.tsx";
import { onceFor, type SectionProps } from "./section-props.ts";
import { spokenTime } from "./spoken-time.ts";
import { TimeField } from "./time-field.tsx";

/** What people see first, often on a small phone. */
export function BasicsSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf, isPublic } = props;
  // The link follows the title until somebody writes one of their own.
  const isSlugFollowing = !isPublic && form.slug === slugOf(form.title);
  const once = `max-w-[620px] ${onceFor(props)}`;
  return (
    <FormSection id="part-basics">
      <InLanguages {...props} path="title">
        <TextField
          id="title"
          label={t("Title")}
          value={form.title}
          error={errorOf("title")}
          onChange={({ target }) =>
            change({ title: target.value, ...(isSlugFollowing && { slug: slugOf(target.value) }) })
          }
        />
      </InLanguages>
      <div className={`${once} space-y-6`}>
        <TextField
          id="slug"
          label={t("Link")}
          hint={
            isPublic
              ? t("The link can't change once published.")
              : t("Lowercase letters, digits and hyphens. It can't change once published.")
          }
          prefix="/e/"
          value={form.slug}
          readOnly={isPublic}
          error={errorOf("slug")}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => change({ slug: target.value })}
        />
        <TimeField
          id="startsAt"
          label={t("Starts at")}
          hint={t("Indian time (IST)")}
          value={form.startsAt}
          error={errorOf("startsAt")}
          pastCopy={isPublic ? undefined : t("This is in the past. Set a start in the future before you publish.")}
          onChange={(startsAt) => change({ startsAt })}
        />
        <SaleAfterStart {...props} />
      </div>
      <InLanguages {...props} path="place">
        <TextField
          id="place"
          label={t("Where it starts")}
          value={form.place}
          error={errorOf("place")}
          onChange={({ target }) => change({ place: target.value })}
        />
      </InLanguages>
      <div className={once}>
        <TextField
          id="mapUrl"
          label={t("Link to a map")}
          optional={t("optional")}
          type="url"
          inputMode="url"
          value={form.mapUrl}
          error={errorOf("mapUrl")}
          onChange={({ target }) => change({ mapUrl: target.value })}
        />
      </div>
      <InLanguages {...props} path="summary">
        <TextAreaField
          id="summary"
          label={t("Summary")}
          hint={t("One or two sentences. It is also what WhatsApp shows with the link.")}
          value={form.summary}
          error={errorOf("summary")}
          onChange={({ target }) => change({ summary: target.value })}
        />
      </InLanguages>
      <div className={once}>
        <SelectField
          id="language"
          name="language"
          label={t("You write your texts in")}
          value={form.language}
          options={LANGUAGES.map((language) => ({ value: language, text: t(languageName[language]) }))}
          onChange={(language) => change({ language: language as Language })}
        />
      </div>
    </FormSection>
  );
}

/** The sale's times stand on another page: whoever moves the start is not sent there only to move its end too. */
function SaleAfterStart({ form, change, slug }: SectionProps) {
  const t = useOrganizerText();
  const [starts, opens, closes] = [form.startsAt, form.opensAt, form.closesAt].map(fromIndiaLocal);
  if (!starts || !opens || !closes || closes <= starts) return null;
  return (
    <Notice tone="time" title={t("The sale would end after the start")}>
      <p>
        {t("It runs from {opens} to {closes}.", {
          opens: spokenTime(form.opensAt, t),
          closes: spokenTime(form.closesAt, t),
        })}
      </p>
      {opens < starts ? (
        <Button kind="secondary" className="mt-2" onClick={() => change({ closesAt: form.startsAt })}>
          {t("End the sale when the event starts")}
        </Button>
      ) : (
        <a
          href={fieldPath(slug, "opensAt")}
          className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
        >
          {t("Change the sale times first")}
        </a>
      )}
    </Notice>
  );
}
