"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";

/** Ends it, after asking once: it does not open again. */
export function EndRehearsalButton({ slug }: { slug: string }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();
  const asked = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsked) asked.current?.focus();
  }, [isAsked]);

  async function end() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(`/api/admin/events/${slug}/rehearsals/end`, { method: "POST", body: {} });
    setBusy(false);
    if (reply.kind !== "ok") setFailure(reply);
    if (reply.kind !== "unreachable") await refresh();
  }

  if (!isAsked) {
    return (
      <Button kind="secondary" onClick={() => setAsked(true)}>
        {t("End the rehearsal")}
      </Button>
    );
  }
  return (
    <div className="max-w-[720px] rounded-card border border-line bg-surface p-4">
      <p ref={asked} tabIndex={-1} className="outline-none">
        {t("End the rehearsal? It doesn't open again, but you can start another. Its tickets can still be checked in.")}
      </p>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {refusal}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ConfirmButton disabled={isBusy} onClick={() => void end()}>
          {isBusy ? <Spinner /> : null}
          {t("Yes, end it")}
        </ConfirmButton>
        <Button kind="secondary" disabled={isBusy} onClick={() => setAsked(false)}>
          {t("Go on rehearsing")}
        </Button>
      </div>
    </div>
  );
}
