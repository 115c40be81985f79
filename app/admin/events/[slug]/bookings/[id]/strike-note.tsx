"use client";

import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { callOffice } from "../../../../call-office.ts";
import { useOrganizerText } from "../../../../language/text-context.tsx";
import { useFailure } from "../../../../use-failure.ts";
import { useRefresh } from "../../../../use-refresh.ts";

/** A note that is wrong is struck out, not changed: it stays readable. */
export function StrikeNote({ path }: { path: string }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useFailure();

  async function strike() {
    setBusy(true);
    const reply = await callOffice(path, { method: "POST", body: {} });
    setBusy(false);
    if (reply.kind === "ok") await refresh();
    else setFailure(reply);
  }

  return (
    <>
      <Button kind="quiet" className="text-[0.92rem]" disabled={isBusy} onClick={() => void strike()}>
        {t("Strike out")}
      </Button>
      <p role="alert" className="font-medium text-[0.92rem] text-lost empty:hidden">
        {failure}
      </p>
    </>
  );
}
