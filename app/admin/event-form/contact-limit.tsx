import { BOOKINGS_PER_CONTACT_MAX } from "#booking/events/event-draft.ts";
import { SelectField } from "#ui/select-field.tsx";

type Props = { limit: number; error: string | undefined; onChange: (limit: number) => void };

const LIMITS = Array.from({ length: BOOKINGS_PER_CONTACT_MAX }, (_, index) => index + 1);

/** How many riders may share one phone number or one email address. */
export function ContactLimit({ limit, error, onChange }: Props) {
  return (
    <SelectField
      id="bookingsPerContact"
      name="bookingsPerContact"
      label="Bookings with one phone number or email"
      hint="More than one is for families: each rider has to have another name."
      error={error}
      value={String(limit)}
      options={LIMITS.map((count) => ({ value: String(count), text: count === 1 ? "One" : `Up to ${count}` }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
