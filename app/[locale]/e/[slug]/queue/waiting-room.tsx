"use client";

import { useEffect } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { eventPath } from "#app/[locale]/paths.ts";
import type { Messages } from "#app/messages/catalog.ts";
import { type Counted, fill } from "#app/messages/fill.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { useStatus } from "#app/visitor/use-status.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { decideWaiting, type WaitingScreen } from "./decide-waiting.ts";
import { InTheDraw } from "./in-the-draw.tsx";
import { Turn } from "./turn.tsx";
import { useEntry } from "./use-entry.ts";
import { Waiting } from "./waiting.tsx";

export type WaitingMessages = Messages["waiting"] & {
  refusals: Messages["refusals"];
  placesLeftCount: Counted;
  retrying: string;
  dayShort: string;
};

export type WaitingProps = {
  slug: string;
  title: string;
  locale: Locale;
  categories: { id: string; name: string; pricePaise: number }[];
  messages: WaitingMessages;
};

/** From joining to the turn. The number is kept by the server and by this browser; the page only follows. */
export function WaitingRoom(props: WaitingProps) {
  const { slug, title, locale, messages } = props;
  const { entry, join } = useEntry(slug);
  const live = useStatus(slug, entry.number ?? null);
  const { status } = live;
  const screen = decideWaiting({ status, ...entry });
  const ahead = status && entry.number ? Math.max(0, entry.number - status.queue.serving - 1) : null;

  // Joined before the draw: the same nonce now has a number. Spread over some seconds, because all ask at once.
  const isDrawn = status?.phase === "open" && entry.number === null;
  useEffect(() => {
    if (!isDrawn) return;
    const timer = setTimeout(join, 5000 * Math.random());
    return () => clearTimeout(timer);
  }, [isDrawn, join]);

  useEffect(() => {
    if (screen === "turn") document.title = `${messages.tabTurn} · ${title}`;
    else if (ahead !== null) document.title = `${fill(messages.tabNumber, { count: ahead })} · ${title}`;
  }, [screen, ahead, messages, title]);

  if (screen === "turn") return <Turn {...props} live={live} />;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-6 pb-8">
      <p className="font-semibold text-brand">{title}</p>
      {status?.message ? (
        <div className="mt-3" role="status">
          <Notice>{status.message}</Notice>
        </div>
      ) : null}
      {live.failures > 1 ? (
        <div className="mt-3" role="status">
          <Notice tone="time">{messages.reconnecting}</Notice>
        </div>
      ) : null}
      {entry.refusedCode && screen === "joining" ? (
        <div className="mt-3" role="alert">
          <Notice tone="time">{sayRefusal(messages.refusals, entry.refusedCode)}</Notice>
          <Button className="mt-3 w-full" onClick={join}>
            {messages.tryAgain}
          </Button>
        </div>
      ) : null}
      {screen === "waiting" && entry.number ? (
        <Waiting {...props} status={status} number={entry.number} ahead={ahead} />
      ) : null}
      {screen === "draw" ? <InTheDraw {...props} status={status} /> : null}
      {screen === "joining" && !entry.refusedCode ? (
        <Words title={messages.joining} text={messages.joiningText} />
      ) : null}
      <End screen={screen} props={props} opensAt={status?.opensAt ?? null} />
      <p className="mt-auto pt-6">
        <ButtonLink kind="quiet" href={eventPath(locale, slug)}>
          {messages.backToEvent}
        </ButtonLink>
      </p>
    </main>
  );
}

function End({ screen, props, opensAt }: { screen: WaitingScreen; props: WaitingProps; opensAt: string | null }) {
  const { messages, locale } = props;
  switch (screen) {
    case "sold_out":
      return <Words title={messages.soldOutTitle} text={messages.soldOutText} />;
    case "closed":
      return <Words title={messages.closedTitle} text={messages.closedText} />;
    case "cancelled":
      return <Words title={messages.cancelledTitle} text={messages.cancelledText} />;
    case "not_open": {
      const time = new Date(opensAt ?? 0);
      const when = { date: indianDate(time, locale), time: indianTime(time, locale) };
      return <Words title={messages.notOpenTitle} text={fill(messages.notOpenText, when)} />;
    }
    default:
      return null;
  }
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div role="status" className="pt-8">
      <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{title}</h1>
      <p className="mt-3">{text}</p>
    </div>
  );
}
