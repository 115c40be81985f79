"use client";

import { useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import type { Announcements } from "#http/admin/announcements-schemas.ts";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useLive } from "../../../live/use-live.ts";
import { PageSection } from "../../../page-section.tsx";
import { refreshMsOf } from "./message-copy.ts";
import { SentMessage } from "./sent-message.tsx";
import { WriteForm } from "./write-form.tsx";

type Props = {
  slug: string;
  first: Announcements;
  email: string;
  categories: { id: string; name: string }[];
  /** Who has arrived tells the riders apart. */
  hasArrivals: boolean;
  /** Why nothing can be sent. */
  closed: string | null;
};

/** The form, and below it what was sent and how it goes. */
export function Messages({ slug, first, email, categories, hasArrivals, closed }: Props) {
  const t = useOrganizerText();
  const path = `/api/admin/events/${slug}/announcements`;
  const [refreshMs, setRefreshMs] = useState(refreshMsOf(first));
  const { body, isStale, show } = useLive<Announcements>(path, first, refreshMs);
  if (refreshMs !== refreshMsOf(body)) setRefreshMs(refreshMsOf(body));
  const [isSent, setSent] = useState(false);

  async function look() {
    const reply = await callApi<Announcements>(path);
    if (reply.kind === "ok") show(reply.body);
  }

  return (
    <div className="grid gap-10 rail:grid-cols-2 lg:gap-x-12">
      <div className="min-w-0">
        {isSent ? (
          <div role="status" className="mb-6">
            <Notice tone="yours" title={t("On its way")}>
              {t("It goes out by itself, after tickets and refunds. You may close this page.")}
            </Notice>
          </div>
        ) : null}
        {closed ? (
          <p>{closed}</p>
        ) : (
          <WriteForm
            slug={slug}
            path={path}
            email={email}
            categories={categories}
            hasArrivals={hasArrivals}
            onWrite={() => setSent(false)}
            onRefused={() => void look()}
            onSent={() => {
              setSent(true);
              void look();
            }}
          />
        )}
      </div>
      <PageSection title={t("Sent")}>
        {isStale ? (
          <Notice tone="time" title={t("These numbers are out of date")}>
            {t("No answer at the moment. We're still trying. What was sent goes on without this page.")}
          </Notice>
        ) : null}
        {body.announcements.length === 0 ? <p className="text-soft">{t("Nothing yet.")}</p> : null}
        <ul className="space-y-4">
          {body.announcements.map((announcement) => (
            <SentMessage
              key={announcement.id}
              path={path}
              announcement={announcement}
              category={categories.find(({ id }) => id === announcement.categoryId)?.name ?? null}
              onChanged={() => void look()}
            />
          ))}
        </ul>
      </PageSection>
    </div>
  );
}
