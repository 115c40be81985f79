"use client";

import { useEffect, useState } from "react";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { eventPath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import { useStatus } from "#app/visitor/use-status.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { decideWaitlistScreen } from "./decide-waitlist-screen.ts";
import { JoinForm } from "./join-form.tsx";
import { LEADING_TO_EVENT, OwnWait } from "./own-wait.tsx";
import { useWaitlistEntry } from "./use-waitlist-entry.ts";
import type { WaitlistProps } from "./waitlist-props.ts";

/** Joining the waitlist of a sold-out event, and what becomes of it. */
export function WaitlistApp(props: WaitlistProps) {
  const { slug, title, titleLang, locale, copy } = props;
  const { status, failures, isOffline } = useStatus(slug);
  const own = useWaitlistEntry(slug);
  const [isRefused, setRefused] = useState(false);
  const isOpen = status?.waitlistOpen;
  useEffect(() => {
    // The status knows by now, also should it open again.
    if (!isOpen) setRefused(false);
  }, [isOpen]);
  const screen = decideWaitlistScreen({ status, entry: own.entry, isRefused });
  const isWithoutStatus = !status && failures > 1;
  const trouble = own.trouble ?? (isWithoutStatus ? (isOffline ? "unreachable" : "busy") : null);
  return (
    <main className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-1 pb-16">
      <LanguageSwitch locale={locale} path={`/e/${slug}/waitlist`} label={copy.languages} />
      <p lang={titleLang} className="mt-5 font-semibold text-brand">
        {title}
      </p>
      <div role="status" className="mt-4 empty:hidden">
        {trouble ? (
          <Notice tone="time" title={trouble === "unreachable" ? copy.unreachableTitle : copy.busyTitle}>
            {copy.stillTrying}
          </Notice>
        ) : screen === "loading" ? (
          <p className="pt-4 text-soft">{copy.loading}</p>
        ) : null}
      </div>
      {screen === "form" ? (
        <>
          <h1 className="mt-4 font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{copy.heading}</h1>
          <p className="mt-3 mb-6">{fill(copy.lead, { event: title })}</p>
          <JoinForm {...props} onJoined={own.show} onClosed={() => setRefused(true)} />
        </>
      ) : null}
      {screen !== "loading" && screen !== "form" ? (
        <OwnWait {...props} screen={screen} own={own} status={status} />
      ) : null}
      {LEADING_TO_EVENT.includes(screen) ? null : (
        <p className="mt-auto pt-8">
          <ButtonLink kind="quiet" href={eventPath(locale, slug)}>
            {copy.backToEvent}
          </ButtonLink>
        </p>
      )}
    </main>
  );
}
