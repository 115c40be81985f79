import { TextAreaField } from "#ui/text-area-field.tsx";
import { Field } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { FormSection } from "./form-section.tsx";
import { InLanguages } from "./in-languages.tsx";
import { PictureField } from "./picture-field.tsx";
import { onceFor, type SectionProps } from "./section-props.ts";

/** How the page looks, and what the event is about. */
export function LookSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf } = props;
  return (
    <FormSection id="part-look">
      <div className={`max-w-[620px] space-y-6 ${onceFor(props)}`}>
        <PictureField hash={form.pictureHash} onChange={(pictureHash) => change({ pictureHash })} />
        <Field
          id="brandColor"
          label={t("Color")}
          hint={t("For buttons and links. We shade it where it would be hard to read.")}
          error={errorOf("brandColor")}
        >
          <input
            id="brandColor"
            type="color"
            value={form.brandColor}
            aria-describedby="brandColor-hint"
            className="h-13 w-24 cursor-pointer rounded-card border border-edge bg-surface p-1.5"
            onChange={({ target }) => change({ brandColor: target.value })}
          />
        </Field>
      </div>
      <InLanguages {...props} path="description">
        <TextAreaField
          id="description"
          label={t("Description")}
          hint={t("Leave an empty line between paragraphs.")}
          rows={6}
          value={form.description}
          error={errorOf("description")}
          onChange={({ target }) => change({ description: target.value })}
        />
      </InLanguages>
    </FormSection>
  );
}
