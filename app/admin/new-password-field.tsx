import { TextField } from "#ui/text-field.tsx";

export function NewPasswordField({ lengthMin, label = "New password" }: { lengthMin: number; label?: string }) {
  return (
    <TextField
      id="next"
      name="next"
      type="password"
      label={label}
      hint={`At least ${lengthMin} characters. A short sentence is easy to remember.`}
      autoComplete="new-password"
      minLength={lengthMin}
      maxLength={200}
      required
    />
  );
}
