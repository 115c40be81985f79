import { BOOKINGS_PER_CONTACT_MAX } from "#booking/events/event-draft.ts";
import { SelectField } from "#ui/select-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";

type Props = { limit: number; error: string | undefined; onChange: (limit: number) => void };

const LIMITS = Array.from({ length: BOOKINGS_PER_CONTACT_MAX }, (_, index) => index + 1);

/** How many riders may share one phone number or one email address. */
export function ContactLimit({ limit, error, onChange }: Props) {
  const t = useOrganizerText();
  return (
    <SelectField
      id="bookingsPerContact"
      name="bookingsPerContact"
      label={t("Bookings with one phone number or email")}
      hint={t("More than one is for families: each rider has to have another name.")}
      error={error}
      value={String(limit)}
      options={LIMITS.map((count) => ({
        value: String(count),
        text: t({ one: "One", other: "Up to {count}" }, { count }),
      }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
