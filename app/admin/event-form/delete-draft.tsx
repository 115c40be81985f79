"use client";

import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../call-office.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useFailure } from "../use-failure.ts";
import { SET_UP_PAGES } from "./field-copy.ts";
import { deleteStoredDraft, draftKey } from "./stored-draft.ts";

/** Asks once, then deletes the draft and leads back to the events. */
export function DeleteDraft({ slug, title, email }: { slug: string; title: string; email: string }) {
  const t = useOrganizerText();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function remove() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(`/api/admin/events/${slug}`, { method: "DELETE" });
    // A first try whose answer was lost has deleted it.
    const isGone = reply.kind === "ok" || (reply.kind === "refused" && reply.code === "not_found");
    if (isGone) {
      for (const { page } of SET_UP_PAGES) deleteStoredDraft(draftKey(email, slug, page));
      return location.assign("/admin");
    }
    setBusy(false);
    setFailure(reply);
  }

  if (!isAsked) {
    return (
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {t("Delete this draft")}
      </Button>
    );
  }
  return (
    <div className="max-w-[720px] rounded-card border border-line bg-surface p-4">
      <p>{t("Delete “{title}”? Nobody has seen it or booked it. It can't be brought back.", { title })}</p>
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {refusal}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ConfirmButton kind="lost" disabled={isBusy} onClick={() => void remove()}>
          {isBusy ? <Spinner /> : null}
          {t("Yes, delete it")}
        </ConfirmButton>
        <Button kind="secondary" disabled={isBusy} onClick={() => setAsked(false)}>
          {t("Keep it")}
        </Button>
      </div>
    </div>
  );
}
