import { useState } from "react";
import type { AnnouncementTest } from "#http/admin/announcements-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { apiSentence } from "../../../api-sentence.ts";
import { callOffice } from "../../../call-office.ts";
import { languageName } from "../../../language/language-name.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { refusalCopy } from "../../../refusal-copy.ts";
import { usePersistedState } from "../../../use-persisted-state.ts";
import { bodyOf, type MessageDraft } from "./message-draft.ts";

type Props = { path: string; email: string; draft: MessageDraft; languages: Language[] };

/** What riders would get, to whoever presses alone. */
export function TestToMyself({ path, email, draft, languages }: Props) {
  const t = useOrganizerText();
  const [phone, setPhone] = usePersistedState("test-phone", "");
  const [busy, setBusy] = useState<Language | null>(null);
  const [said, setSaid] = useState("");
  const [phoneError, setPhoneError] = useState<string>();
  const [reason, setReason] = useState("");

  async function send(language: Language) {
    if (busy) return;
    setSaid("");
    setReason("");
    setPhoneError(undefined);
    setBusy(language);
    const body = { ...bodyOf(draft), language, phone: draft.hasSms ? phone : "" };
    const reply = await callOffice<AnnouncementTest>(`${path}/test`, { method: "POST", body });
    setBusy(null);
    if (reply.kind === "ok") {
      const { email: byEmail, sms, reason: because } = reply.body;
      const arrived = [byEmail === "sent" ? email : "", sms === "sent" ? phone : ""].filter(Boolean);
      const [one = "", other] = arrived;
      setSaid(
        other
          ? t("A test is on its way to {one} and {other}.", { one, other })
          : one && t("A test is on its way to {one}.", { one }),
      );
      return setReason(because === null ? "" : t("The provider did not take the test: {reason}", { reason: because }));
    }
    const error = reply.kind === "refused" ? reply.problem.errors?.find(({ field }) => field === "phone") : undefined;
    if (error) setPhoneError(apiSentence(error.message, t));
    else setReason(refusalCopy(reply, t));
  }

  return (
    <section className="space-y-3">
      {draft.hasSms ? (
        <TextField
          id="test-phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={t("Your mobile number, for a test SMS")}
          optional={t("optional")}
          maxLength={24}
          value={phone}
          error={phoneError}
          onChange={({ target }) => setPhone(target.value)}
        />
      ) : null}
      {languages.map((language) => (
        <Button
          key={language}
          kind="secondary"
          className="w-full"
          disabled={busy !== null}
          onClick={() => void send(language)}
        >
          {busy === language ? <Spinner /> : null}
          {languages.length > 1
            ? t("Send a test to myself in {language}", { language: t(languageName[language]) })
            : t("Send a test to myself")}
        </Button>
      ))}
      <p role="status" className="font-semibold text-yours empty:hidden">
        {said}
      </p>
      <p role="alert" className="wrap-anywhere font-medium text-lost empty:hidden">
        {reason}
      </p>
    </section>
  );
}
