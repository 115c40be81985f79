"use client";

import { useRef, useState } from "react";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { newRequestId } from "../../../../request-id.ts";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";
import { useClosePanel } from "./rider-actions.tsx";

type Way = "both" | "email" | "sms";

/** Sends the ticket again, once a press: whoever got no answer and presses again repeats the same press. */
export function ResendForm({ path, email, phone }: { path: string; email: string; phone: string }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const close = useClosePanel();
  const press = useRef<string | null>(null);
  const [busy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useFailure();

  async function send(by: Way) {
    setBusy(by);
    press.current ??= newRequestId();
    const reply = await callOffice(path, { method: "POST", body: { press: press.current, by } });
    setBusy(null);
    if (reply.kind !== "unreachable") press.current = null;
    if (reply.kind === "ok") close(t("The ticket is on its way. Under “What happened” you see what becomes of it."));
    else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  const ways: { by: Way; text: string; to: string }[] = [
    { by: "both", text: t("Email and SMS"), to: `${email}, ${showPhone(phone)}` },
    { by: "email", text: t("Email only"), to: email },
    { by: "sms", text: t("SMS only"), to: showPhone(phone) },
  ];
  return (
    <div className="grid gap-3">
      {ways.map(({ by, text, to }) => (
        <Button key={by} kind="secondary" disabled={busy !== null} onClick={() => void send(by)}>
          {busy === by ? <Spinner /> : null}
          <span className="min-w-0">
            {text}
            <span className="wrap-anywhere block font-normal text-[0.92rem] text-soft">{to}</span>
          </span>
        </Button>
      ))}
      <p role="alert" className="font-medium text-lost empty:hidden">
        {failure}
      </p>
    </div>
  );
}
