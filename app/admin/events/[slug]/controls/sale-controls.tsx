"use client";

import { useEffect, useRef } from "react";
import { Freshness } from "../../../live/freshness.tsx";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useRefresh } from "../../../use-refresh.ts";
import { type ChangeControls, changeControls } from "./change-controls.ts";
import { CloseControl } from "./close-control.tsx";
import { LiveNumbers } from "./live-numbers.tsx";
import { NoticeControl } from "./notice-control.tsx";
import { PaceControl } from "./pace-control.tsx";
import { PauseControl } from "./pause-control.tsx";
import type { VisitorCopy } from "./visitor-copy.ts";

type Props = { slug: string; copy: VisitorCopy };

/** The controls of a running sale, beside what they do to it. */
export function SaleControls({ slug, copy }: Props) {
  const path = `/api/admin/events/${slug}/controls`;
  const live = useLiveSale();
  const { state, controls, now } = live.body;
  useFreshPage(JSON.stringify({ state, controls }));

  const change: ChangeControls = (request) =>
    changeControls(path, request, (changed) => live.show({ ...live.body, ...changed }));
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
          <PauseControl isPaused={controls.isPaused} phase={now.phase} copy={copy.en} change={change} />
        ) : null}
        {state === "closed" ? closing : null}
        <LiveNumbers now={now} controls={controls} />
      </div>
      <PaceControl controls={controls} now={now} change={change} />
      <NoticeControl slug={slug} notice={controls.notice} copy={copy} change={change} />
      {state === "published" ? closing : null}
    </div>
  );
}

/** The audit log comes with the page, which is rendered again when anybody has changed a control. */
function useFreshPage(controlled: string): void {
  const refresh = useRefresh();
  const last = useRef(controlled);
  useEffect(() => {
    if (last.current === controlled) return;
    last.current = controlled;
    void refresh();
  }, [controlled, refresh]);
}
