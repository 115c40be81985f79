import { TextField } from "#ui/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import type { SectionProps } from "./section-props.ts";

export function SaleSection({ form, change, errorOf }: SectionProps) {
  return (
    <FormSection
      id="part-sale"
      title="The sale"
      about="Until it opens people see a countdown. Everybody who is there at the opening has the same chance."
    >
      <TextField
        id="opensAt"
        label="Opens at"
        hint="Indian time (IST)"
        type="datetime-local"
        value={form.opensAt}
        error={errorOf("opensAt")}
        onChange={({ target }) => change({ opensAt: target.value })}
      />
      <TextField
        id="closesAt"
        label="Closes at"
        hint="Indian time (IST). It also ends when all places are sold."
        type="datetime-local"
        value={form.closesAt}
        error={errorOf("closesAt")}
        onChange={({ target }) => change({ closesAt: target.value })}
      />
    </FormSection>
  );
}
