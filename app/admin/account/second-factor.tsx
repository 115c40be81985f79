"use client";

import { type FormEvent, useState } from "react";
import type { StartedSecondFactor } from "#http/admin/account-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useCopied } from "../use-copied.ts";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Ask = "start" | "renew" | "remove";
const PATHS: Record<Ask, string> = { start: "", renew: "/recovery-codes", remove: "/remove" };

/** A code of an app in addition to the password: to turn on, off, and to get other recovery codes. Each asks for the password. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [asks, setAsks] = useState<Ask | null>(null);
  const [started, setStarted] = useState<StartedSecondFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function send<Body>(path: string, body: object): Promise<Body | null> {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice<Body>(path, { method: "POST", body });
    setBusy(false);
    if (reply.kind === "ok") return (reply.body ?? {}) as Body;
    setFailure(reply);
    return null;
  }

  async function givePassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    if (asks === null) return;
    const path = `/api/admin/account/second-factor${PATHS[asks]}`;
    const answer = await send<Partial<StartedSecondFactor>>(path, { password });
    if (!answer) return;
    setAsks(null);
    if (asks === "start") setStarted(answer as StartedSecondFactor);
    if (asks === "renew") setCodes(answer.recoveryCodes ?? null);
    if (asks === "remove") await refresh();
  }

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replaceAll(/\s/g, "");
    if (!(await send("/api/auth/two-factor/verify-totp", { code }))) return;
    setStarted(null);
    await refresh();
  }

  const alert = (
    <div role="alert" className="empty:hidden">
      {refusal ? <Notice tone="lost" title={refusal} /> : null}
    </div>
  );
  if (started) {
    return (
      <form method="post" onSubmit={(event) => void confirm(event)} className="max-w-[480px] space-y-4">
        <p>{t("1. Scan this with an app for codes, such as Google Authenticator or Aegis.")}</p>
        <img
          src={started.qrCode}
          alt={t("QR code for the app")}
          width={200}
          height={200}
          className="rounded-card bg-white"
        />
        <p className="text-[0.92rem] text-soft">
          {t.rich(
            "On this phone? Copy this key into the app: <key>{key}</key>",
            { key: (words) => <span className="select-all break-all">{words}</span> },
            { key: keyIn(started.uri) },
          )}
        </p>
        <KeyForThisPhone uri={started.uri} />
        <p>{t("2. Keep these recovery codes where only you find them. Each lets you in once if the app is gone.")}</p>
        <RecoveryCodes codes={started.recoveryCodes} />
        <TextField
          id="code"
          name="code"
          label={t("3. The code that the app shows now")}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        {alert}
        <Button type="submit" disabled={isBusy}>
          {isBusy ? <Spinner /> : null}
          {t("Turn it on")}
        </Button>
      </form>
    );
  }
  return (
    <div className="max-w-[480px] space-y-4">
      {isOn ? (
        <Notice tone="yours" title={t("It is on")}>
          {t("Signing in asks for a code of your app, too.")}
        </Notice>
      ) : (
        <p className="text-soft">
          {t(
            "It is off. Turned on, signing in also asks for a code that an app on your phone shows: a stolen password alone then opens nothing.",
          )}
        </p>
      )}
      {codes ? (
        <>
          <p>{t("Your new recovery codes. Those before work no more.")}</p>
          <RecoveryCodes codes={codes} />
        </>
      ) : null}
      {asks ? (
        <form method="post" onSubmit={(event) => void givePassword(event)} className="space-y-4">
          <TextField
            id="own-password"
            name="password"
            type="password"
            label={t("Your password")}
            autoComplete="current-password"
            required
            autoFocus
          />
          {alert}
          <Button type="submit" kind={asks === "remove" ? "lost" : "primary"} disabled={isBusy}>
            {isBusy ? <Spinner /> : null}
            {asks === "remove" ? t("Turn it off") : t("Continue")}
          </Button>
        </form>
      ) : (
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {isOn ? (
            <>
              <Button kind="secondary" onClick={() => setAsks("renew")}>
                {t("New recovery codes")}
              </Button>
              <Button kind="quiet" onClick={() => setAsks("remove")}>
                {t("Turn off")}
              </Button>
            </>
          ) : (
            <Button kind="secondary" onClick={() => setAsks("start")}>
              {t("Set it up")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

const keyIn = (uri: string): string => new URL(uri).searchParams.get("secret") ?? "";

/** A phone can't scan its own screen. */
function KeyForThisPhone({ uri }: { uri: string }) {
  const t = useOrganizerText();
  const { said, copy } = useCopied(t("Press and hold the key to copy it."));
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <ButtonLink kind="secondary" href={uri}>
        {t("Open the app")}
      </ButtonLink>
      <Button kind="quiet" onClick={() => void copy(keyIn(uri))}>
        {t("Copy the key")}
      </Button>
      <span role="status" className="text-[0.95rem] text-soft">
        {said}
      </span>
    </div>
  );
}
