import { useEffect, useRef, useState } from "react";
import { fairnessPath } from "#app/[locale]/paths.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import type { WaitRange } from "#app/visitor/wait/update-wait.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { decideAnnouncement } from "./decide-announcement.ts";
import { decideAwayAdvice } from "./decide-away-advice.ts";
import { decideOutlook } from "./decide-outlook.ts";
import { KeepPlaceCard } from "./keep-place-card.tsx";
import { QueueNumber } from "./queue-number.tsx";
import { useWait } from "./use-wait.ts";
import type { WaitingCopy, WaitingProps } from "./waiting-props.ts";

type Props = WaitingProps & {
  status: StatusDocument | null;
  number: number;
  ahead: number | null;
  /** Among how many the number was drawn. */
  drawnAmong: number | null;
};

/** The number, very large, with the progress, the expected wait and what happens next. */
export function Waiting(props: Props) {
  const { slug, locale, copy, status, number, ahead, drawnAmong } = props;
  const wait = useWait(slug, status, ahead);
  const generatedAt = status ? Date.parse(status.generatedAt) : 0;
  const advice = decideAwayAdvice({ range: wait?.range ?? null, ahead, generatedAt });
  const outlook = status && ahead !== null ? decideOutlook(status, ahead) : null;
  return (
    <>
      <QueueNumber label={copy.yourNumber} number={number} />
      <p className="mt-1 min-h-8 font-semibold text-[1.2rem]">{aheadText(ahead, props)}</p>
      <Announcement {...props} />
      <ProgressBar
        label={copy.progress}
        share={wait && ahead !== null ? 1 - ahead / Math.max(1, wait.firstAhead) : 0}
        className="mt-3"
      />
      <dl className="mt-6 grid grid-cols-2 gap-4">
        <div>
          <dt className="text-[0.92rem] text-soft">{copy.waitTitle}</dt>
          <dd className="min-h-12 font-semibold text-[1.1rem] leading-snug">{waitText(wait?.range, copy)}</dd>
        </div>
        <div>
          <dt className="text-[0.92rem] text-soft">{copy.placesRemaining}</dt>
          <dd className="font-semibold text-[1.1rem] leading-snug">
            {status ? status.remaining.toLocaleString("en-IN") : "–"}
          </dd>
        </div>
      </dl>
      <p
        role="status"
        className={`mt-4 min-h-[4.5em] ${outlook === "uncertain" || outlook === "paused" ? "text-time" : ""}`}
      >
        {outlook ? copy[outlook] : ""}
      </p>
      <KeepPlaceCard {...props} advice={advice} />
      {drawnAmong === null ? null : (
        <p className="mt-5 text-[0.92rem] text-soft">
          {fillCount(copy.drawnAmong, drawnAmong, locale)}{" "}
          <a className="inline-block py-1 underline underline-offset-4" href={fairnessPath(locale, slug)}>
            {copy.howDrawn}
          </a>
        </p>
      )}
    </>
  );
}

type Ahead = Pick<Props, "copy" | "locale">;

function aheadText(ahead: number | null, { copy, locale }: Ahead): string {
  if (ahead === null) return "";
  return ahead === 0 ? copy.nobodyAhead : fillCount(copy.peopleAhead, ahead, locale);
}

/** For screen readers: the number and the people ahead, announced now and then. */
function Announcement({ number, ahead, copy, locale }: Props) {
  const [feedback, setSaid] = useState("");
  const announcedAhead = useRef<number | null>(null);
  useEffect(() => {
    if (ahead === null || !decideAnnouncement(announcedAhead.current, ahead)) return;
    announcedAhead.current = ahead;
    setSaid(`${copy.yourNumber}: ${number}. ${aheadText(ahead, { copy, locale })}.`);
  }, [ahead, number, copy, locale]);
  return (
    <p role="status" className="sr-only">
      {feedback}
    </p>
  );
}

function waitText(range: WaitRange | null | undefined, copy: WaitingCopy): string {
  if (!range) return copy.waitUnknown;
  const { low, high } = range;
  if (high === null) return low < 1 ? copy.waitUnknown : fill(copy.waitAtLeast, { low: Math.min(low, 60) });
  if (high <= 1) return copy.waitSeconds;
  if (low < 1) return fill(copy.waitWithin, { high });
  return fill(copy.waitRange, { low, high });
}
