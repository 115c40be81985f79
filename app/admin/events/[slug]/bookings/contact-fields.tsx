import { isLanguage, LANGUAGES, type Language } from "#platform/languages.ts";
import { SelectField } from "#ui/select-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { languageName } from "../../../language/language-name.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";

export type Contact = { name: string; phone: string; email: string; language: Language };

type Props = {
  contact: Contact;
  /** Before each field's id, where the page has other fields of that name. */
  idPrefix?: string;
  nameLabel?: string;
  phoneHint: string;
  emailHint?: string;
  isBusy: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (change: Partial<Contact>, field: string) => void;
};

/** Who somebody is and where messages reach them, as an organizer types it: their own browser must not fill in the organizer. */
export function ContactFields({ contact, idPrefix = "", nameLabel, isBusy, errorOf, ...props }: Props) {
  const t = useOrganizerText();
  const { phoneHint, emailHint, onChange } = props;
  const shared = (field: keyof Contact) => ({
    id: `${idPrefix}${field}`,
    autoComplete: "off",
    required: true,
    disabled: isBusy,
    value: contact[field],
    error: errorOf(field),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }, field),
  });
  return (
    <>
      <TextField {...shared("name")} label={nameLabel ?? t("Full name")} autoCapitalize="words" maxLength={100} />
      <TextField
        {...shared("phone")}
        type="tel"
        inputMode="tel"
        label={t("Mobile number")}
        hint={phoneHint}
        prefix={contact.phone.trimStart().startsWith("+") ? undefined : "+91"}
        maxLength={24}
      />
      <TextField
        {...shared("email")}
        type="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        label={t("Email")}
        hint={emailHint}
        maxLength={254}
      />
      <SelectField
        id={`${idPrefix}language`}
        name="language"
        label={t("Language of the messages")}
        disabled={isBusy}
        value={contact.language}
        error={errorOf("language")}
        options={LANGUAGES.map((language) => ({ value: language, text: t(languageName[language]) }))}
        onChange={(language) => isLanguage(language) && onChange({ language }, "language")}
      />
    </>
  );
}
