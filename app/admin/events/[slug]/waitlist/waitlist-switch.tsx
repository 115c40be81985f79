"use client";

import { useState } from "react";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";
import { standingCopy, type WaitlistStanding } from "./waitlist-standing.ts";

/** One press stops offering places, one goes on; it is undone as fast. */
export function WaitlistSwitch({ slug, isOn, standing }: { slug: string; isOn: boolean; standing: WaitlistStanding }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [problem, setFailure] = useFailure();

  async function turn() {
    setBusy(true);
    const reply = await callOffice(`/api/admin/events/${slug}/waitlist`, { method: "PUT", body: { isOn: !isOn } });
    setFailure(reply.kind === "ok" ? null : reply);
    await refresh();
    setBusy(false);
  }

  return (
    <section
      aria-label={t("Waitlist")}
      className="mt-4 flex max-w-[46rem] flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-surface p-4"
    >
      <p role="status" className="min-w-0 flex-1 basis-64">
        {t(standingCopy[standing])}
      </p>
      <ConfirmButton key={String(isOn)} kind="secondary" disabled={isBusy} onClick={() => void turn()}>
        {isBusy ? <Spinner /> : null}
        {isOn ? t("Turn the waitlist off") : t("Turn the waitlist on")}
      </ConfirmButton>
      <p role="alert" className="w-full font-medium text-lost empty:hidden">
        {problem}
      </p>
    </section>
  );
}
