import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "./language/text-context.tsx";

type Props = { lengthMin: number; label?: string };

export function NewPasswordField({ lengthMin, label }: Props) {
  const t = useOrganizerText();
  return (
    <TextField
      id="next"
      name="next"
      type="password"
      label={label ?? t("New password")}
      hint={t("At least {length} characters. A short sentence is easy to remember.", { length: lengthMin })}
      autoComplete="new-password"
      minLength={lengthMin}
      maxLength={200}
      required
    />
  );
}
