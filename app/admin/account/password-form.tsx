"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { NewPasswordField } from "../new-password-field.tsx";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";

/** `email` tells the browser's password manager whose password it is. */
export function PasswordForm({ email, lengthMin }: { email: string; lengthMin: number }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setChanged(false);
    setFailure(null);
    const body = { current: fields.get("current"), next: fields.get("next") };
    const reply = await callOffice("/api/admin/account/password", { method: "POST", body });
    setBusy(false);
    if (reply.kind !== "ok") return setFailure(reply);
    form.reset();
    setChanged(true);
    await refresh();
  }

  return (
    // "post", because a form that is sent before its script runs would put the password into the address.
    <form method="post" onSubmit={(event) => void change(event)} className="max-w-[480px] space-y-4">
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField
        id="current"
        name="current"
        type="password"
        label={t("Current password")}
        autoComplete="current-password"
        required
      />
      <NewPasswordField lengthMin={lengthMin} />
      <div role="alert" className="empty:hidden">
        {refusal ? <Notice tone="lost" title={refusal} /> : null}
      </div>
      <div role="status" className="empty:hidden">
        {isChanged ? (
          <Notice tone="yours" title={t("Your password is changed")}>
            {t("You are signed out on all other devices.")}
          </Notice>
        ) : null}
      </div>
      <Button type="submit" disabled={isBusy}>
        {isBusy ? <Spinner /> : null}
        {t("Change password")}
      </Button>
    </form>
  );
}
