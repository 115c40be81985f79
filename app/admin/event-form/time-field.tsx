import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { isPast, spokenTime } from "./spoken-time.ts";

type Props = { id: string; label: string; hint: string; value: string; error: string | undefined };
type TimeProps = Props & {
  /** What to say of a time that is over. */
  pastCopy?: string | undefined;
  onChange: (value: string) => void;
};

/** A date and a time, said back with the weekday. */
export function TimeField({ onChange, pastCopy, ...field }: TimeProps) {
  const t = useOrganizerText();
  return (
    <TextField
      {...field}
      type="datetime-local"
      onChange={({ target }) => onChange(target.value)}
      below={
        <p aria-live="polite" className="mt-1.5 font-medium">
          {spokenTime(field.value, t)}
          {pastCopy && isPast(field.value, new Date()) ? <span className="block text-time">{pastCopy}</span> : null}
        </p>
      }
    />
  );
}
