"use client";

import { useState } from "react";
import type { Account } from "#http/admin/account-schemas.ts";
import { Button } from "#ui/button.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";
import { useRefresh } from "../use-refresh.ts";
import { deviceName } from "./device-name.ts";

/** Each device that is signed in, and how to sign it out from here. */
export function SessionsList({ sessions }: { sessions: Account["sessions"] }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [refusal, setFailure] = useFailure();

  async function end(id: string) {
    setBusyWith(id);
    setFailure(null);
    const reply = await callOffice(`/api/admin/account/sessions/${id}`, { method: "DELETE" });
    setBusyWith(null);
    if (reply.kind === "ok") await refresh();
    else setFailure(reply);
  }
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {sessions.map(({ id, isOwn, signedInAt, userAgent }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div>
              <p className="font-semibold">{deviceName(userAgent, t)}</p>
              <p className="text-[0.92rem] text-soft">
                {isOwn ? `${t("This device.")} ` : ""}
                {t("Signed in {when}", { when: t.moment(new Date(signedInAt)) })}
              </p>
            </div>
            {isOwn ? null : (
              <Button kind="secondary" disabled={busyWith !== null} onClick={() => void end(id)}>
                {t("Sign out")}
                <span className="sr-only"> {deviceName(userAgent, t)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {refusal}
      </p>
      {sessions.length > 2 ? (
        <Button kind="quiet" className="mt-3" disabled={busyWith !== null} onClick={() => void end("others")}>
          {t("Sign out everywhere else")}
        </Button>
      ) : null}
    </>
  );
}
