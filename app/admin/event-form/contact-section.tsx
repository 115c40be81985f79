import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { FormSection } from "./form-section.tsx";
import type { SectionProps } from "./section-props.ts";

export function ContactSection({ form, change, errorOf }: SectionProps) {
  const t = useOrganizerText();
  return (
    <FormSection id="part-contact" about={t("Shown on the event's page and in the confirmations.")}>
      <div className="max-w-[620px] space-y-6">
        <TextField
          id="organizerName"
          label={t("Organization")}
          autoComplete="organization"
          value={form.organizerName}
          error={errorOf("organizerName")}
          onChange={({ target }) => change({ organizerName: target.value })}
        />
        <TextField
          id="organizerEmail"
          label={t("Email")}
          type="email"
          autoComplete="email"
          value={form.organizerEmail}
          error={errorOf("organizerEmail")}
          onChange={({ target }) => change({ organizerEmail: target.value })}
        />
        <TextField
          id="organizerPhone"
          label={t("Phone")}
          type="tel"
          autoComplete="tel"
          value={form.organizerPhone}
          error={errorOf("organizerPhone")}
          onChange={({ target }) => change({ organizerPhone: target.value })}
        />
        <TextAreaField
          id="organizerAddress"
          label={t("Address")}
          autoComplete="street-address"
          value={form.organizerAddress}
          error={errorOf("organizerAddress")}
          onChange={({ target }) => change({ organizerAddress: target.value })}
        />
      </div>
    </FormSection>
  );
}
