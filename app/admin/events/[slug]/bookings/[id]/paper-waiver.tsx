"use client";

import { useState } from "react";
import type { Language } from "#platform/languages.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { languageName } from "../../../../language/language-name.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";

type Props = {
  path: string;
  name: string | null;
  version: number;
  /** In which it exists, the original first. */
  languages: Language[];
  participantVersion: number;
};

/** Nobody has signed yet: the organizer who has the paper says so. */
export function PaperWaiver({ path, name, version, languages, participantVersion }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();

  async function record() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(path, { method: "POST", body: { version, language, participantVersion } });
    setBusy(false);
    if (reply.kind !== "ok") setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  return (
    <div className="py-3">
      <p className="font-medium text-time">{t("The waiver is not signed.")}</p>
      {isAsked ? (
        <>
          <p className="mt-2">
            {t(
              "{name} has signed version {version} of the waiver on paper, and you have that paper. Your name goes on record with it.",
              { name: name ?? t("The rider"), version },
            )}
          </p>
          {languages.length > 1 ? (
            <div className="mt-3">
              <SelectField
                id="paper-language"
                name="paper-language"
                label={t("Language of the paper")}
                disabled={isBusy}
                value={language}
                options={languages.map((of) => ({ value: of, text: t(languageName[of]) }))}
                onChange={(chosen) => setLanguage(languages.find((of) => of === chosen) ?? language)}
              />
            </div>
          ) : null}
        </>
      ) : null}
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {isAsked ? (
          <>
            <ConfirmButton disabled={isBusy} onClick={() => void record()}>
              {isBusy ? <Spinner /> : null}
              {t("Yes, it is signed")}
            </ConfirmButton>
            <Button kind="secondary" className="min-h-14" disabled={isBusy} onClick={() => setAsked(false)}>
              {t("Not yet")}
            </Button>
          </>
        ) : (
          <Button kind="secondary" onClick={() => setAsked(true)}>
            {t("Record a signed waiver")}
          </Button>
        )}
      </div>
    </div>
  );
}
