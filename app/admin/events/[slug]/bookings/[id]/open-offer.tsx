"use client";

import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useCopied } from "../../../../use-copied.ts";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";

type Props = { path: string; to: string; contact: string; until: string; link: string };

/** The booking is offered to another person: until when, the link once more, and taking the offer back. */
export function OpenOffer({ path, to, contact, until, link }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const { said, copy } = useCopied(t("This browser can't copy. Take the offer back and send it again."));
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();

  async function takeBack() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(path, { method: "POST", body: {} });
    setBusy(false);
    if (reply.kind === "ok") setAsked(false);
    else setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  return (
    <Notice tone="time" title={t("Offered to {name}", { name: to })}>
      <p className="wrap-anywhere">{contact}</p>
      <p>{t("They can accept until {until}. Until then nothing changes for the rider below.", { until })}</p>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {failure}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {isAsked ? (
          <>
            <ConfirmButton disabled={isBusy} onClick={() => void takeBack()}>
              {isBusy ? <Spinner /> : null}
              {t("Yes, take it back")}
            </ConfirmButton>
            <Button kind="secondary" className="min-h-14" disabled={isBusy} onClick={() => setAsked(false)}>
              {t("Leave it open")}
            </Button>
          </>
        ) : (
          <>
            <Button kind="secondary" onClick={() => void copy(link)}>
              {t("Copy their link")}
            </Button>
            <Button kind="secondary" onClick={() => setAsked(true)}>
              {t("Take it back")}
            </Button>
            <span role="status" className="text-[0.95rem]">
              {said}
            </span>
          </>
        )}
      </div>
    </Notice>
  );
}
