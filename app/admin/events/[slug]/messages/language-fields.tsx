import { ANNOUNCEMENT_SMS_MAX, announcementIn } from "#booking/messages/announcement-sms.ts";
import type { Language } from "#platform/languages.ts";
import { TextAreaField } from "#ui/text-area-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { MessageDraft } from "./message-draft.ts";

type Props = {
  language: Language;
  draft: MessageDraft;
  isBusy: boolean;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<MessageDraft["texts"]["en"]>) => void;
};

/** What is written in one language, as far as it is sent. */
export function LanguageFields({ language, draft, isBusy, errorOf, onChange }: Props) {
  const t = useOrganizerText();
  const { subject, text, sms } = draft.texts[language];
  const used = announcementIn(language, sms).length;
  const shared = { lang: language, disabled: isBusy };
  return (
    <div className="space-y-5">
      {draft.hasEmail ? (
        <>
          <TextField
            {...shared}
            id={`${language}.subject`}
            label={t("Subject")}
            maxLength={120}
            value={subject}
            error={errorOf(`${language}.subject`)}
            onChange={({ target }) => onChange({ subject: target.value })}
          />
          <TextAreaField
            {...shared}
            id={`${language}.text`}
            label={t("Message")}
            hint={t("We add the rider's name, a button to the ticket and your contact.")}
            maxLength={3000}
            value={text}
            error={errorOf(`${language}.text`)}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        </>
      ) : null}
      {draft.hasSms ? (
        <TextField
          {...shared}
          id={`${language}.sms`}
          label={t("Text in the SMS")}
          hint={t("{used} of {max} characters. India's carriers allow no more of your own words.", {
            used,
            max: ANNOUNCEMENT_SMS_MAX,
          })}
          maxLength={120}
          value={sms}
          error={errorOf(`${language}.sms`)}
          onChange={({ target }) => onChange({ sms: target.value })}
        />
      ) : null}
    </div>
  );
}
