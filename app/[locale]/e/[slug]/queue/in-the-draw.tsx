import { fairnessPath } from "#app/[locale]/paths.ts";
import { fill, fillCount } from "#app/copy/fill.ts";
import { countdownText } from "#app/visitor/countdown.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds-until.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import { indianTime } from "#platform/times.ts";
import { decideAwayAdviceInDraw } from "./decide-away-advice.ts";
import { KeepPlaceCard } from "./keep-place-card.tsx";
import type { WaitingProps } from "./waiting-props.ts";

/** Before the opening: everybody in the draw has the same chance. */
export function InTheDraw(props: WaitingProps & { status: StatusDocument | null }) {
  const { status, slug, locale, copy } = props;
  const seconds = useSecondsUntil(status?.opensAt);
  const isDrawing = seconds === 0;
  return (
    <>
      <div role="status" className="pt-8">
        <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">
          {isDrawing ? copy.drawing : copy.inTheDraw}
        </h1>
        <p className="mt-3 min-h-[4.5em]">
          {isDrawing
            ? copy.drawingText
            : status
              ? fill(copy.drawText, { time: indianTime(new Date(status.opensAt), locale) })
              : null}
        </p>
      </div>
      <p
        role="timer"
        className="mt-6 font-bold text-[clamp(3.5rem,18vw,6rem)] text-time leading-none tracking-[-0.03em]"
      >
        {seconds === null ? "–:––" : countdownText(seconds, copy.dayShort)}
      </p>
      <p className="mt-4 min-h-6 font-semibold">
        {status ? fillCount(copy.inSoFar, Math.max(1, status.queue.drawSize), locale) : null}
      </p>
      {status ? (
        <KeepPlaceCard
          {...props}
          advice={decideAwayAdviceInDraw(Date.parse(status.opensAt), serverClock.now())}
          isInDraw
        />
      ) : null}
      {status ? (
        <p className="mt-5 text-[0.92rem] text-soft">
          {fill(copy.sealed, { seal: status.queue.drawCommit.slice(0, 8) })}{" "}
          <a className="inline-block py-1 underline underline-offset-4" href={fairnessPath(locale, slug)}>
            {copy.howDrawn}
          </a>
        </p>
      ) : null}
    </>
  );
}
