"use client";

import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";

/** Says the same whether there is such an account: who has one is nobody else's business. */
export function ForgotPasswordForm() {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const [refusal, setFailure] = useFailure();

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    setBusy(true);
    setFailure(null);
    const reply = await callOffice("/api/auth/forgot-password", { method: "POST", body: { email } });
    setBusy(false);
    if (reply.kind === "ok") setAskedFor(email);
    else setFailure(reply);
  }

  if (askedFor !== null) {
    return (
      <div className="space-y-4" role="status">
        <Notice tone="plain" title={t("Look into your inbox")}>
          {t.rich(
            "If <email>{email}</email> has an account, a link to set a new password is on its way. It works once, for an hour. If nothing comes, look among the spam, or ask an owner of your team.",
            { email: (words) => <span className="break-all">{words}</span> },
            { email: askedFor },
          )}
        </Notice>
        <ButtonLink kind="secondary" href="/admin/sign-in">
          {t("Back to signing in")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={(event) => void ask(event)} className="space-y-5">
      <p className="text-soft">{t("We send a link to your email address. It lets you choose a new password.")}</p>
      <div role="alert" className="empty:hidden">
        {refusal ? <Notice tone="lost" title={refusal} /> : null}
      </div>
      <TextField id="email" name="email" type="email" label={t("Email")} autoComplete="username" required autoFocus />
      <Button type="submit" disabled={isBusy} className="w-full">
        {isBusy ? <Spinner /> : null}
        {t("Send the link")}
      </Button>
      <p>
        <a href="/admin/sign-in" className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("Back to signing in")}
        </a>
      </p>
    </form>
  );
}
