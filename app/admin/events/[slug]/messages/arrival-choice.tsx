import type { Arrival } from "#booking/announcements/announcement.ts";
import { SelectField } from "#ui/select-field.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";

type Props = { value: Arrival; isBusy: boolean; onChange: (arrival: Arrival) => void };

const choices: { value: Arrival; text: Text }[] = [
  { value: "all", text: "Everyone" },
  { value: "not_arrived", text: "Not arrived yet" },
  { value: "arrived", text: "Arrived" },
];

/** On the day and after: to whom of them, by who is checked in. */
export function ArrivalChoice({ value, isBusy, onChange }: Props) {
  const t = useOrganizerText();
  return (
    <SelectField
      id="arrival"
      name="arrival"
      label={t("Who of them")}
      hint={t("By check-in at the moment you send. Who arrives while it goes out still gets it.")}
      disabled={isBusy}
      value={value}
      options={choices.map((choice) => ({ ...choice, text: t(choice.text) }))}
      onChange={(arrival) => onChange(arrival as Arrival)}
    />
  );
}
