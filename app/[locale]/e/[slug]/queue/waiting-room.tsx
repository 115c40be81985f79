"use client";

import { useCallback, useEffect, useState } from "react";
import { LanguageSwitch } from "#app/[locale]/language-switch.tsx";
import { bookingPath, eventPath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { readStoredEvent, updateStoredEvent } from "#app/visitor/stored-visit.ts";
import { useMyBooking } from "#app/visitor/use-my-booking.ts";
import { useStatus } from "#app/visitor/use-status.ts";
import { withAccess, withPlace } from "#app/visitor/with-credentials.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { decideRejoin } from "./decide-rejoin.ts";
import { decideWaitingScreen } from "./decide-waiting-screen.ts";
import { InTheDraw } from "./in-the-draw.tsx";
import { Joining } from "./joining.tsx";
import { Lapsed } from "./lapsed.tsx";
import { drawnAmong, myNumber } from "./my-number.ts";
import { NoQueue } from "./no-queue.tsx";
import { Turn } from "./turn.tsx";
import { useClaim } from "./use-claim.ts";
import { type QueueEntryState, useQueueEntry } from "./use-queue-entry.ts";
import { useTurn } from "./use-turn.ts";
import { useTurnAlert } from "./use-turn-alert.ts";
import { Waiting } from "./waiting.tsx";
import type { WaitingCopy, WaitingProps } from "./waiting-props.ts";

/** From joining to the turn. This browser stores the place, and the number follows from it; the page only polls. */
export function WaitingRoom(props: WaitingProps) {
  const { slug, title, titleLang, locale, copy } = props;
  const { entry, join } = useQueueEntry(slug);
  const { place } = entry;
  const live = useStatus(slug, { numberIn: (document) => place && myNumber(document, place), isInLine: true });
  const { status } = live;
  const number = place ? myNumber(status, place) : undefined;
  const { hasLapsed, hadLapsed, lapse } = useLapse(slug);
  const turn = useTurn(slug, { status, number, wasCalled: entry.wasCalled, answeredAt: live.answeredAt });
  const screen = decideWaitingScreen({ status, number, wasCalled: entry.wasCalled, hasLapsed });
  const ahead = status && number ? Math.max(0, number - status.queue.serving - 1) : null;
  const claim = useClaim({
    ...props,
    isLapsed: screen === "lapsed",
    onLapsed: lapse,
    hadLapsed,
    refresh: live.refresh,
  });

  const own = useMyBooking(slug);
  const isOpeningBooking = own !== null && own.kind !== "none";
  useEffect(() => {
    // Whatever the sale's phase, a visitor who has a place is not in the queue.
    if (own && "bookingId" in own && own.kind !== "unknown")
      location.replace(withAccess(bookingPath(locale, own.bookingId), own.bookingId));
  }, [own, locale]);

  useEffect(() => {
    // While a claim is in progress the server's answer says whether the minute is over.
    if (screen === "turn" && turn.isOver && !claim.isBusy) lapse();
  }, [screen, turn.isOver, claim.isBusy, lapse]);
  useTurnAlert(screen === "turn" && !isOpeningBooking, { title: copy.turnTitle, body: title });

  useRejoin(status, entry.refusedCode, join);
  useEffect(() => {
    if (number) updateStoredEvent(slug, { number });
  }, [slug, number]);
  useEffect(() => {
    if (screen === "turn") document.title = `${copy.tabTurn} · ${title}`;
    else if (screen === "lapsed") document.title = `${copy.missedTurnTitle} · ${title}`;
    else if (screen === "draw") document.title = `${copy.inTheDraw} · ${title}`;
    else if (ahead !== null) document.title = `${fill(copy.tabNumber, { count: ahead })} · ${title}`;
  }, [screen, ahead, copy, title]);

  if (screen === "turn" && !isOpeningBooking) return <Turn {...props} live={live} claim={claim} turn={turn} />;
  const ownNotice = status?.messages[locale];
  const notice = ownNotice || status?.messages.en;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-1 pb-24">
      <LanguageSwitch
        locale={locale}
        path={`/e/${slug}/queue`}
        label={copy.languages}
        carry={(path) => withPlace(path, slug)}
      />
      <p lang={titleLang} className="mt-5 font-semibold text-brand">
        {title}
      </p>
      <div role="status">
        {notice ? (
          <div className="mt-3">
            <Notice title={copy.noticeTitle}>{ownNotice ? notice : <span lang="en">{notice}</span>}</Notice>
          </div>
        ) : null}
      </div>
      <ConnectionNotice live={live} hasNumber={Boolean(number)} copy={copy} locale={locale} />
      {isOpeningBooking ? (
        <p role="status" className="pt-8 text-soft">
          {copy.openingBooking}
        </p>
      ) : (
        <>
          {screen === "joining" ? <NotJoined entry={entry} copy={copy} join={join} /> : null}
          {screen === "draw" ? <InTheDraw {...props} status={status} /> : null}
          {screen === "waiting" && place && number ? (
            <Waiting {...props} status={status} number={number} ahead={ahead} drawnAmong={drawnAmong(status, place)} />
          ) : null}
          {screen === "lapsed" && number ? <Lapsed {...props} live={live} claim={claim} number={number} /> : null}
          <NoQueue slug={slug} screen={screen} copy={copy} locale={locale} status={status} />
        </>
      )}
      <p className="mt-auto pt-6">
        <ButtonLink kind="quiet" href={eventPath(locale, slug)}>
          {copy.backToEvent}
        </ButtonLink>
      </p>
    </main>
  );
}

function NotJoined({ entry, copy, join }: { entry: QueueEntryState; copy: WaitingCopy; join: () => void }) {
  // A page that came too early, or failed at joining, joins by itself in a moment.
  if (!entry.refusedCode || ["sale_not_open", "unreachable"].includes(entry.refusedCode))
    return <Joining proven={entry.proven} retriedCode={entry.retriedCode} copy={copy} />;
  return (
    <div className="mt-6" role="alert">
      <Notice tone="time">{refusalText(copy.refusals, entry.refusedCode)}</Notice>
      <Button className="mt-3 w-full" onClick={join}>
        {copy.tryAgain}
      </Button>
    </div>
  );
}

/** Joins again by itself where that helps. */
function useRejoin(status: StatusDocument | null, refusedCode: string | null, join: () => void): void {
  const phase = status?.phase;
  useEffect(() => {
    const wait = decideRejoin({ phase, refusedCode });
    if (!wait) return;
    const timer = setTimeout(join, 1000 * (wait.from + (wait.to - wait.from) * Math.random()));
    return () => clearTimeout(timer);
  }, [phase, refusedCode, join]);
}

/** A missed call is stored, so that a reload does not promise a place that is gone. */
function useLapse(slug: string): { hasLapsed: boolean; hadLapsed: boolean; lapse: () => void } {
  const [hasLapsed, setLapsed] = useState(false);
  const [hadLapsed, setHadLapsed] = useState(false);
  useEffect(() => {
    const isLapsed = readStoredEvent(slug)?.hasLapsed === true;
    setLapsed(isLapsed);
    setHadLapsed(isLapsed);
  }, [slug]);
  const lapse = useCallback(() => {
    updateStoredEvent(slug, { hasLapsed: true });
    setLapsed(true);
  }, [slug]);
  return { hasLapsed, hadLapsed, lapse };
}
