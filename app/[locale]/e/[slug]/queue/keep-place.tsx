import { useEffect, useState } from "react";
import { queuePath } from "#app/[locale]/paths.ts";
import { isInAppBrowser } from "#app/visitor/is-in-app-browser.ts";
import { recallEvent } from "#app/visitor/memory.ts";
import { fragmentOf } from "#app/visitor/place-link.ts";
import { Button } from "#ui/button.tsx";
import { LinkIcon, LockIcon } from "#ui/icons.tsx";
import type { WaitingProps } from "./waiting-room.tsx";

type Props = Pick<WaitingProps, "slug" | "messages" | "locale"> & { isInDraw?: boolean };

/**
 * The phone may sleep; and a link that brings the same number to any browser. Its secret is in the fragment only. A browser
 * inside another app is closed with a swipe and forgets: there the link comes first.
 */
export function KeepPlace({ slug, messages, locale, isInDraw = false }: Props) {
  const [isInApp, setInApp] = useState(false);
  const [isCopied, setCopied] = useState(false);
  /** For hands, where the browser does not let pages copy. */
  const [shownLink, setShownLink] = useState<string | null>(null);
  useEffect(() => setInApp(isInAppBrowser(navigator.userAgent)), []);

  async function copy() {
    const known = recallEvent(slug);
    if (!known) return;
    const link = location.origin + queuePath(locale, slug) + fragmentOf(known);
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setShownLink(link);
    }
  }

  return (
    <div
      className={`mt-6 rounded-card border px-4 py-3 ${isInApp ? "border-time/30 bg-time-wash" : "border-line bg-surface"}`}
    >
      {isInApp ? (
        <>
          <p className="font-semibold text-time">{messages.inAppTitle}</p>
          <p className="text-[0.97rem]">{messages.inAppText}</p>
        </>
      ) : (
        <p className="flex gap-3">
          <LockIcon className="mt-0.5 size-5 text-brand" />
          {isInDraw ? messages.lockPhoneInDraw : messages.lockPhone}
        </p>
      )}
      <Button kind="quiet" className="mt-1 justify-start" onClick={() => void copy()}>
        <LinkIcon className="size-5 text-brand" />
        {messages.keepLink}
      </Button>
      {shownLink ? (
        <input
          readOnly
          aria-label={messages.keepLink}
          value={shownLink}
          onFocus={(focus) => focus.currentTarget.select()}
          className="mb-2 min-h-12 w-full rounded-card border border-edge bg-surface px-3 text-[0.92rem] text-ink"
        />
      ) : null}
      <p role="status" className="text-[0.92rem] text-soft">
        {isCopied ? messages.linkCopied : messages.linkHint}
      </p>
    </div>
  );
}
