import { TextField } from "#ui/text-field.tsx";
import type { Text } from "./language/text.ts";
import { useOrganizerText } from "./language/text-context.tsx";

type Props = { lengthMin: number; label?: Text };

export function NewPasswordField({ lengthMin, label = "New password" }: Props) {
  const t = useOrganizerText();
  return (
    <TextField
      id="next"
      name="next"
      type="password"
      label={t(label)}
      hint={t("At least {length} characters. A short sentence is easy to remember.", { length: lengthMin })}
      autoComplete="new-password"
      minLength={lengthMin}
      maxLength={200}
      required
    />
  );
}
