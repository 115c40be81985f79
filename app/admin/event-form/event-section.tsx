import { slugOf } from "#booking/events/clean-text.ts";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { Field, TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import { PictureField } from "./picture-field.tsx";
import type { SectionProps } from "./section-props.ts";
import { TimeField } from "./time-field.tsx";

export function EventSection({ form, change, errorOf, isPublic }: SectionProps) {
  // The link follows the title until somebody writes one of their own.
  const isSlugFollowing = !isPublic && form.slug === slugOf(form.title);
  return (
    <FormSection id="part-event" title="The event" about="What people see first, often on a small phone.">
      <TextField
        id="title"
        label="Title"
        value={form.title}
        error={errorOf("title")}
        onChange={({ target }) =>
          change({ title: target.value, ...(isSlugFollowing && { slug: slugOf(target.value) }) })
        }
      />
      <TextField
        id="slug"
        label="Link"
        hint={
          isPublic
            ? "The link can't change once published."
            : "Lowercase letters, digits and hyphens. It can't change once published."
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
        label="Starts at"
        hint="Indian time (IST)"
        value={form.startsAt}
        error={errorOf("startsAt")}
        pastCopy={isPublic ? undefined : "This is in the past. Set a start in the future before you publish."}
        onChange={(startsAt) => change({ startsAt })}
      />
      <TextField
        id="place"
        label="Where it starts"
        value={form.place}
        error={errorOf("place")}
        onChange={({ target }) => change({ place: target.value })}
      />
      <TextField
        id="mapUrl"
        label="Link to a map"
        optional="optional"
        type="url"
        inputMode="url"
        value={form.mapUrl}
        error={errorOf("mapUrl")}
        onChange={({ target }) => change({ mapUrl: target.value })}
      />
      <TextAreaField
        id="summary"
        label="Summary"
        hint="One or two sentences. It is also what WhatsApp shows with the link."
        value={form.summary}
        error={errorOf("summary")}
        onChange={({ target }) => change({ summary: target.value })}
      />
      <TextAreaField
        id="description"
        label="Description"
        hint="Leave an empty line between paragraphs."
        rows={6}
        value={form.description}
        error={errorOf("description")}
        onChange={({ target }) => change({ description: target.value })}
      />
      <PictureField hash={form.pictureHash} onChange={(pictureHash) => change({ pictureHash })} />
      <Field
        id="brandColor"
        label="Color"
        hint="For buttons and links. We shade it where it would be hard to read."
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
    </FormSection>
  );
}
