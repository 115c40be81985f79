"use client";

import { useState } from "react";
import { rupees } from "#platform/money.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";

type Props = { path: string; owedPaise: number; version: number };

/** What a move left owed, until an organizer says that it was paid in cash. */
export function Owed({ path, owedPaise, version }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();
  const amount = rupees(Math.abs(owedPaise));
  const isOwedByRider = owedPaise > 0;

  async function settle() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(path, { method: "POST", body: { owedPaise, version } });
    setBusy(false);
    if (reply.kind === "ok") setAsked(false);
    else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  return (
    <Notice
      tone="time"
      title={
        isOwedByRider
          ? t("The rider owes you {amount}", { amount })
          : t("You owe the rider {amount} in cash", { amount })
      }
    >
      <p>{t("It comes of the move to another category.")}</p>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {isAsked ? (
          <>
            <ConfirmButton disabled={isBusy} onClick={() => void settle()}>
              {isBusy ? <Spinner /> : null}
              {isOwedByRider ? t("Yes, I took {amount}", { amount }) : t("Yes, I gave back {amount}", { amount })}
            </ConfirmButton>
            <Button kind="secondary" className="min-h-14" disabled={isBusy} onClick={() => setAsked(false)}>
              {t("Not yet")}
            </Button>
          </>
        ) : (
          <Button kind="secondary" onClick={() => setAsked(true)}>
            {isOwedByRider ? t("Paid in cash") : t("Refunded in cash")}
          </Button>
        )}
      </div>
    </Notice>
  );
}
