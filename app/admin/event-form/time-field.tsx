import { TextField } from "#ui/text-field.tsx";
import { spokenTime } from "./spoken-time.ts";

type Props = { id: string; label: string; hint: string; value: string; error: string | undefined };

/** A date and a time, said back with the weekday. */
export function TimeField({ onChange, ...field }: Props & { onChange: (value: string) => void }) {
  return (
    <TextField
      {...field}
      type="datetime-local"
      onChange={({ target }) => onChange(target.value)}
      below={
        <p aria-live="polite" className="mt-1.5 font-medium">
          {spokenTime(field.value)}
        </p>
      }
    />
  );
}
