import { useEffect, useState } from "react";
import { CopyLink } from "#app/[locale]/copy-link.tsx";
import { queuePath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import { isInAppBrowser } from "#app/visitor/is-in-app-browser.ts";
import { fragmentOf } from "#app/visitor/place-link.ts";
import { readStoredEvent } from "#app/visitor/stored-visit.ts";
import type { Language } from "#platform/languages.ts";
import { indianTime } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { BellIcon, LockIcon } from "#ui/icons.tsx";
import type { AwayAdvice } from "./decide-away-advice.ts";
import { canRequestNotifications, requestNotifications } from "./use-turn-alert.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import type { WaitingCopy, WaitingProps } from "./waiting-props.ts";

type Props = Pick<WaitingProps, "slug" | "copy" | "locale"> & { advice: AwayAdvice; isInDraw?: boolean };

/**
 * Says until when the visitor may be away, and offers a link that opens the same number in any browser. Its secret is in the
 * fragment only. A browser inside another app is closed with a swipe and forgets everything: there the link comes first.
 */
export function KeepPlaceCard({ slug, copy, locale, advice, isInDraw = false }: Props) {
  const [isInApp, setInApp] = useState(false);
  const [alertState, setAlertState] = useState<"none" | "offered" | "on">("none");
  useEffect(() => {
    setInApp(isInAppBrowser(navigator.userAgent));
    if (canRequestNotifications()) setAlertState("offered");
  }, []);
  useWakeLock(advice.kind === "near");

  const readLink = () => {
    const known = readStoredEvent(slug);
    return known && location.origin + queuePath(locale, slug) + fragmentOf(known);
  };

  return (
    <div
      className={`mt-6 rounded-card border px-4 py-3 ${isInApp ? "border-time/30 bg-time-wash" : "border-line bg-surface"}`}
    >
      {isInApp ? (
        <>
          <p className="font-semibold text-time">{copy.inAppTitle}</p>
          <p className="text-[0.97rem]">{copy.inAppText}</p>
        </>
      ) : (
        <p className="flex gap-3">
          <LockIcon className="mt-0.5 size-5 text-brand" />
          {awayAdviceText(advice, isInDraw, copy, locale)}
        </p>
      )}
      {alertState === "offered" ? (
        <Button
          kind="quiet"
          className="mt-1 justify-start"
          onClick={() => void requestNotifications().then((isOn) => setAlertState(isOn ? "on" : "none"))}
        >
          <BellIcon className="size-5 text-brand" />
          {copy.notifyMe}
        </Button>
      ) : null}
      <p role="status" className={alertState === "on" ? "text-[0.92rem] text-soft" : ""}>
        {alertState === "on" ? copy.notifyOn : ""}
      </p>
      <CopyLink
        className="mt-1 justify-start"
        readLink={readLink}
        text={{ copyLink: copy.keepLink, linkCopied: copy.linkCopied, linkHint: copy.linkHint }}
      />
    </div>
  );
}

function awayAdviceText(advice: AwayAdvice, isInDraw: boolean, copy: WaitingCopy, locale: Language): string {
  switch (advice.kind) {
    case "back_by": {
      const time = indianTime(new Date(advice.at), locale);
      return fill(isInDraw ? copy.backByInDraw : copy.backBy, { time });
    }
    case "near":
      return isInDraw ? copy.stayInDraw : copy.stayNear;
    case "unknown":
      return copy.stayUnknown;
  }
}
