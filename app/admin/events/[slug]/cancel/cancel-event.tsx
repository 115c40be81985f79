"use client";

import { useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import type { Cancellation } from "#http/admin/cancel-schemas.ts";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { CancelEventForm } from "./cancel-event-form.tsx";
import { Progress } from "./progress.tsx";
import { staleCopy } from "./progress-copy.ts";

const REFRESH_MS = 2000;

/** Before: what would happen, and the form. After: how far it has come, live; whoever loads the page again goes on looking. */
export function CancelEvent({ slug, title, first }: { slug: string; title: string; first: Cancellation }) {
  const t = useOrganizerText();
  const [shown, setShown] = useState(first);
  const [isStale, setStale] = useState(false);
  const path = `/api/admin/events/${slug}`;

  async function refresh() {
    const reply = await callApi<Cancellation>(`${path}/cancellation`);
    setStale(reply.kind !== "ok");
    if (reply.kind === "ok") setShown(reply.body);
  }

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  });

  return (
    <div className="max-w-[640px]">
      {isStale ? (
        <div className="mb-4">
          <Notice tone="time" title={t("These numbers are out of date")}>
            {staleCopy(shown.progress, t)}
          </Notice>
        </div>
      ) : null}
      {shown.progress ? (
        <Progress slug={slug} progress={shown.progress} preview={shown.preview} />
      ) : shown.state === "draft" ? (
        <p>{t("A draft need not be cancelled: nobody can book it.")}</p>
      ) : (
        <CancelEventForm
          path={`${path}/cancel`}
          slug={slug}
          title={title}
          preview={shown.preview}
          onCancelled={refresh}
        />
      )}
    </div>
  );
}
