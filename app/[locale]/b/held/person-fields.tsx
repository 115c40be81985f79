import { fill } from "#app/copy/fill.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/text-field.tsx";
import { suggestEmail } from "./suggest-email.ts";

type Person = { name: string; phone: string; email: string };

type Props = {
  person: Person;
  copy: Person & { nameHint: string; emailSuggestion: string };
  phoneHint: string;
  emailHint: string;
  isDisabled: boolean;
  errorText: (field: string) => string | undefined;
  onChange: (part: Partial<Person>, field: string) => void;
};

/** Who somebody is and where they are reached, as browsers fill it in; a likely typo in the email is offered corrected. */
export function PersonFields({ person, copy, phoneHint, emailHint, isDisabled, errorText, onChange }: Props) {
  const suggestion = suggestEmail(person.email);
  const shared = { disabled: isDisabled, required: true };
  return (
    <>
      <TextField
        {...shared}
        id="name"
        name="name"
        label={copy.name}
        hint={copy.nameHint}
        autoComplete="name"
        autoCapitalize="words"
        enterKeyHint="next"
        maxLength={100}
        value={person.name}
        error={errorText("name")}
        onChange={({ target }) => onChange({ name: target.value }, "name")}
      />
      <TextField
        {...shared}
        id="phone"
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        enterKeyHint="next"
        label={copy.phone}
        hint={phoneHint}
        prefix={person.phone.trimStart().startsWith("+") ? undefined : "+91"}
        maxLength={24}
        value={person.phone}
        error={errorText("phone")}
        onChange={({ target }) => onChange({ phone: target.value }, "phone")}
      />
      <TextField
        {...shared}
        id="email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="next"
        label={copy.email}
        hint={emailHint}
        maxLength={254}
        value={person.email}
        error={errorText("email")}
        onChange={({ target }) => onChange({ email: target.value }, "email")}
        below={
          suggestion ? (
            <Button
              kind="quiet"
              className="wrap-anywhere text-left text-[0.95rem]"
              onClick={() => onChange({ email: suggestion }, "email")}
            >
              {fill(copy.emailSuggestion, { email: suggestion })}
            </Button>
          ) : null
        }
      />
    </>
  );
}
