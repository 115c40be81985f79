"use client";

import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { NewPasswordField } from "../new-password-field.tsx";
import { useFailure } from "../use-failure.ts";
import { useLinkToken } from "../use-link-token.ts";

export function ResetPasswordForm({ lengthMin }: { lengthMin: number }) {
  const t = useOrganizerText();
  const token = useLinkToken();
  const [isBusy, setBusy] = useState(false);
  const [isSet, setIsSet] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("next");
    setBusy(true);
    setFailure(null);
    const reply = await callOffice("/api/auth/reset-password", { method: "POST", body: { token, password } });
    setBusy(false);
    if (reply.kind === "ok") setIsSet(true);
    else setFailure(reply);
  }

  if (isSet) {
    return (
      <div className="space-y-4" role="status">
        <Notice tone="yours" title={t("Your new password is set")}>
          {t("You are signed out everywhere. Sign in with it.")}
        </Notice>
        <ButtonLink href="/admin/sign-in">{t("Sign in")}</ButtonLink>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={(event) => void reset(event)} className="space-y-5">
      <div role="alert" className="space-y-4 empty:hidden">
        {refusal ? (
          <>
            <Notice tone="lost" title={refusal} />
            <a href="/admin/forgot-password" className="inline-flex min-h-12 items-center underline underline-offset-4">
              {t("Ask for another link")}
            </a>
          </>
        ) : null}
      </div>
      <NewPasswordField lengthMin={lengthMin} />
      <Button type="submit" disabled={isBusy || token === null} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Set the password")}
      </Button>
    </form>
  );
}
