import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import type { SectionProps } from "./section-props.ts";

export function WaiverSection({ form, change, errorOf, isPublic }: SectionProps) {
  return (
    <FormSection
      id="part-waiver"
      title="Waiver"
      about="Everyone agrees to it before paying. We keep which text each person agreed to, and when."
    >
      <TextAreaField
        id="waiverText"
        label="Text"
        hint={isPublic ? "A change becomes a new version. Whoever agreed to the old one stays bound to it." : undefined}
        rows={10}
        value={form.waiverText}
        error={errorOf("waiverText")}
        onChange={({ target }) => change({ waiverText: target.value })}
      />
    </FormSection>
  );
}

export function OrganizerSection({ form, change, errorOf }: SectionProps) {
  return (
    <FormSection id="part-organizer" title="Your contact" about="Shown on the event's page and in the confirmations.">
      <TextField
        id="organizerName"
        label="Organization"
        autoComplete="organization"
        value={form.organizerName}
        error={errorOf("organizerName")}
        onChange={({ target }) => change({ organizerName: target.value })}
      />
      <TextField
        id="organizerEmail"
        label="Email"
        type="email"
        autoComplete="email"
        value={form.organizerEmail}
        error={errorOf("organizerEmail")}
        onChange={({ target }) => change({ organizerEmail: target.value })}
      />
      <TextField
        id="organizerPhone"
        label="Phone"
        type="tel"
        autoComplete="tel"
        value={form.organizerPhone}
        error={errorOf("organizerPhone")}
        onChange={({ target }) => change({ organizerPhone: target.value })}
      />
      <TextAreaField
        id="organizerAddress"
        label="Address"
        autoComplete="street-address"
        value={form.organizerAddress}
        error={errorOf("organizerAddress")}
        onChange={({ target }) => change({ organizerAddress: target.value })}
      />
    </FormSection>
  );
}
