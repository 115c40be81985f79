"use client";

import { type FormEvent, useState } from "react";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { storeChosenLanguage } from "../language/language-before-sign-in.tsx";
import type { Text } from "../language/text.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { CodeForm } from "./code-form.tsx";

const unreachable: Text = "Startline cannot be reached. Check your connection, then try again.";
const refusals: Record<string, Text> = {
  wrong_password: "Wrong email address or password.",
  rate_limited: "Too many attempts. Wait a minute, then try again.",
};

/** `back` is a page of ours, decided by returnPath. */
export function SignInForm({ back }: { back: string }) {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [isAskingForCode, setAskingForCode] = useState(false);

  useWhenOnline(() => setRefusal((last) => (last === unreachable ? null : last)));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const body = { email: fields.get("email"), password: fields.get("password") };
    const reply = await callOffice<{ twoFactorRedirect?: boolean } | null>("/api/auth/sign-in/email", {
      method: "POST",
      body,
    });
    if (reply.kind === "ok" && reply.body?.twoFactorRedirect) {
      setBusy(false);
      setAskingForCode(true);
      return;
    }
    if (reply.kind === "ok") {
      await storeChosenLanguage();
      window.location.assign(back);
      return;
    }
    setBusy(false);
    setRefusal(
      reply.kind === "unreachable" ? unreachable : (refusals[reply.code] ?? "That didn't work. Please try again."),
    );
  }

  if (isAskingForCode) return <CodeForm back={back} onStartAgain={() => setAskingForCode(false)} />;
  return (
    // "post", because a form that is sent before its script runs would put the password into the address.
    <form method="post" onSubmit={(event) => void submit(event)} className="space-y-5">
      <div role="alert">{refusal ? <Notice tone="lost" title={t(refusal)} /> : null}</div>
      <TextField id="email" name="email" type="email" label={t("Email")} autoComplete="username" required autoFocus />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t("Password")}
        autoComplete="current-password"
        required
      />
      <Button type="submit" disabled={isBusy} className="w-full">
        {isBusy ? <Spinner /> : null}
        {isBusy ? t("Signing in") : t("Sign in")}
      </Button>
      <p>
        <a href="/admin/forgot-password" className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("Forgot password?")}
        </a>
      </p>
    </form>
  );
}
