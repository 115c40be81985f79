import type { Arrival } from "#booking/announcements/announcement.ts";
import { SelectField } from "#ui/select-field.tsx";

type Props = { value: Arrival; isBusy: boolean; onChange: (arrival: Arrival) => void };

const choices: { value: Arrival; text: string }[] = [
  { value: "all", text: "Everyone" },
  { value: "not_arrived", text: "Not arrived yet" },
  { value: "arrived", text: "Arrived" },
];

/** On the day and after: to whom of them, by who is checked in. */
export function ArrivalChoice({ value, isBusy, onChange }: Props) {
  return (
    <SelectField
      id="arrival"
      name="arrival"
      label="Who of them"
      hint="By check-in at the moment you send. Who arrives while it goes out still gets it."
      disabled={isBusy}
      value={value}
      options={choices}
      onChange={(arrival) => onChange(arrival as Arrival)}
    />
  );
}
