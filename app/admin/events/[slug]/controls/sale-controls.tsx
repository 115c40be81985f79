"use client";

import { useEffect, useRef } from "react";
import { Freshness } from "../../../live/freshness.tsx";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useRefresh } from "../../../use-refresh.ts";
import { CloseControl } from "./close-control.tsx";
import { LiveNumbers } from "./live-numbers.tsx";
import { MessageControl } from "./message-control.tsx";
import { PaceControl } from "./pace-control.tsx";
import { PauseControl } from "./pause-control.tsx";
import { type Turn, turnControls } from "./turn-controls.ts";
import type { VisitorWords } from "./visitor-words.ts";

type Props = { slug: string; words: VisitorWords };

/** What an organizer turns in the minutes of the sale, with what it does to it beside. */
export function SaleControls({ slug, words }: Props) {
  const path = `/api/admin/events/${slug}/controls`;
  const live = useLiveSale();
  const { state, controls, now } = live.body;
  useFreshPage(JSON.stringify({ state, controls }));

  const turn: Turn = (wish) => turnControls(path, wish, (turned) => live.show({ ...live.body, ...turned }));
  if (state === "draft") return <p>This event is a draft: there is no sale to control before you publish it.</p>;
  if (state === "cancelled") return <p>This event is cancelled: there is no sale to control.</p>;
  const closing = (
    <CloseControl
      slug={slug}
      isClosed={state === "closed"}
      now={now}
      onChanged={(changed) => live.show({ ...live.body, state: changed })}
    />
  );
  return (
    <div className="space-y-10">
      <div className="space-y-5">
        <Freshness at={now.generatedAt} isStale={live.isStale} isSignedOut={live.isSignedOut} />
        {state === "published" ? (
          <PauseControl isPaused={controls.isPaused} phase={now.phase} words={words.en} turn={turn} />
        ) : null}
        {state === "closed" ? closing : null}
        <LiveNumbers now={now} controls={controls} />
      </div>
      <PaceControl controls={controls} now={now} turn={turn} />
      <MessageControl slug={slug} notice={controls.notice} words={words} turn={turn} />
      {state === "published" ? closing : null}
    </div>
  );
}

/** The audit log comes with the page, which is rendered again when anybody has changed a control. */
function useFreshPage(turned: string): void {
  const refresh = useRefresh();
  const last = useRef(turned);
  useEffect(() => {
    if (last.current === turned) return;
    last.current = turned;
    void refresh();
  }, [turned, refresh]);
}
