"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { storeChosenLanguage } from "../language/language-before-sign-in.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";

/** The second step of signing in: a code of the app, or a recovery code where the phone with the app is gone. */
export function CodeForm({ back, onStartAgain }: { back: string; onStartAgain: () => void }) {
  const t = useOrganizerText();
  const [isRecovery, setRecovery] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).trim();
    setBusy(true);
    setFailure(null);
    const path = isRecovery ? "verify-backup-code" : "verify-totp";
    const body = { code: isRecovery ? code : code.replaceAll(/\s/g, "") };
    const reply = await callOffice(`/api/auth/two-factor/${path}`, { method: "POST", body });
    if (reply.kind === "ok") {
      await storeChosenLanguage();
      return window.location.assign(back);
    }
    setBusy(false);
    setFailure(reply);
  }

  return (
    <form key={String(isRecovery)} method="post" onSubmit={(event) => void enter(event)} className="space-y-5">
      <div role="alert">{refusal ? <Notice tone="lost" title={refusal} /> : null}</div>
      {isRecovery ? (
        <TextField
          id="code"
          name="code"
          label={t("Recovery code")}
          hint={t("Each works once.")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
        />
      ) : (
        <TextField
          id="code"
          name="code"
          label={t("Code")}
          hint={t("The six digits that your app shows now.")}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
        />
      )}
      <Button type="submit" disabled={isBusy} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Sign in")}
      </Button>
      <div className="flex flex-wrap gap-x-6">
        <Button kind="quiet" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? t("Use the app instead") : t("Use a recovery code")}
        </Button>
        <Button kind="quiet" onClick={onStartAgain}>
          {t("Start again")}
        </Button>
      </div>
    </form>
  );
}
