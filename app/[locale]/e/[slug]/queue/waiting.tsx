import { useEffect, useRef } from "react";
import { fill, fillCount } from "#app/messages/fill.ts";
import { recallEvent, rememberEvent } from "#app/visitor/memory.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { decideOutlook } from "./decide-waiting.ts";
import { estimateWait, type WaitRange } from "./estimate-wait.ts";
import { KeepPlace } from "./keep-place.tsx";
import type { WaitingMessages, WaitingProps } from "./waiting-room.tsx";

type Props = WaitingProps & { status: StatusDocument | null; number: number; ahead: number | null };

/** The number, very large, and everything that makes waiting bearable: how far, how long, what next. */
export function Waiting({ slug, locale, messages, status, number, ahead }: Props) {
  const range = useRange(status, ahead);
  const firstAhead = useFirstAhead(slug, ahead);
  const outlook = status && ahead !== null ? decideOutlook(status, ahead) : null;
  // With every place held, or the sale paused, nobody knows when the next turn comes.
  const canTell = status?.phase === "open" && !status.paused;
  return (
    <>
      <h1 className="pt-8 font-semibold text-soft">{messages.yourNumber}</h1>
      <p className="font-bold text-[clamp(4.5rem,26vw,8rem)] leading-[1.05] tracking-[-0.04em]">
        {number.toLocaleString("en-IN")}
      </p>
      <p role="status" className="mt-1 min-h-8 font-semibold text-[1.2rem]">
        {ahead === null ? "" : ahead === 0 ? messages.nobodyAhead : fillCount(messages.peopleAhead, ahead, locale)}
      </p>
      <ProgressBar
        label={messages.progress}
        share={ahead === null ? 0 : 1 - ahead / Math.max(1, firstAhead)}
        className="mt-3"
      />
      <dl className="mt-6 grid grid-cols-2 gap-4">
        <div>
          <dt className="text-[0.92rem] text-soft">{messages.waitTitle}</dt>
          <dd className="min-h-12 font-semibold text-[1.1rem] leading-snug">
            {canTell ? waitWords(range, ahead, messages) : messages.waitUnknown}
          </dd>
        </div>
        <div>
          <dt className="text-[0.92rem] text-soft">{messages.placesLeft}</dt>
          <dd className="font-semibold text-[1.1rem] leading-snug">
            {status ? status.remaining.toLocaleString("en-IN") : "–"}
          </dd>
        </div>
      </dl>
      <p className={`mt-4 min-h-12 ${outlook === "uncertain" || outlook === "paused" ? "text-time" : ""}`}>
        {outlook ? messages[outlook] : ""}
      </p>
      <KeepPlace slug={slug} messages={messages} locale={locale} />
    </>
  );
}

function waitWords(range: WaitRange | null, ahead: number | null, messages: WaitingMessages): string {
  if (!range || ahead === null) return messages.waitUnknown;
  if (range.high <= 1) return range.low < 1 ? messages.waitSeconds : messages.waitMinute;
  if (range.low > 60) return messages.waitLong;
  return fill(messages.waitRange, { low: Math.max(1, range.low), high: range.high });
}

/** The range on the screen is kept between documents, so that it does not sway. */
function useRange(status: StatusDocument | null, ahead: number | null): WaitRange | null {
  const shown = useRef<WaitRange | null>(null);
  if (status && ahead !== null && !status.paused) {
    shown.current = estimateWait(shown.current, {
      peopleAhead: ahead + 1,
      ratePerMinute: status.queue.ratePerMinute,
    });
  }
  return shown.current;
}

/** Where the bar began, also after a reload. */
function useFirstAhead(slug: string, ahead: number | null): number {
  const known = recallEvent(slug)?.firstAhead;
  useEffect(() => {
    if (ahead !== null && known === undefined) rememberEvent(slug, { firstAhead: ahead });
  }, [slug, ahead, known]);
  return Math.max(known ?? 0, ahead ?? 0);
}
