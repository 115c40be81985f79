"use client";

import { fill } from "#app/copy/fill.ts";
import { countdownText } from "#app/visitor/countdown.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds-until.ts";
import { indianTime, shortIndianDate } from "#platform/times.ts";
import { CheckIcon, ClockIcon } from "#ui/icons.tsx";

type Props = {
  template: string;
  remaining: string;
  lastMinute: string;
  /** When the time seems to be over: only the server can say so. */
  asking: string;
  until: string;
  locale: string;
  /** Held for hours: `template` has the date too. */
  isOffer?: boolean;
};

/** No place is held for longer: the clocks don't agree yet. One that was offered to the waitlist is, half a day and until the morning. */
const SECONDS_MAX = 3600;
const SECONDS_OF_OFFER_MAX = 14 * 3600;

const onOneLine = (text: string): string => text.replaceAll(" ", "\u00a0");

/** At large font sizes, where the screen is under 16rem wide, the band would fill it: there it scrolls away. */
const STICKY = "sticky top-[min(0px,calc((100vw-16rem)*999))]";

/** The green band at the top: the place is yours, and until when. Amber in the last minute. */
export function TimeBand({ template, remaining, lastMinute, asking, until, locale, isOffer = false }: Props) {
  const seconds = useSecondsUntil(until);
  const isLastMinute = seconds !== null && seconds <= 60;
  const isCounting = seconds !== null && seconds > 0 && seconds <= (isOffer ? SECONDS_OF_OFFER_MAX : SECONDS_MAX);
  return (
    <div
      className={`${STICKY} z-10 border-b transition-colors ${isLastMinute ? "border-time/30 bg-time-wash text-time" : "border-yours/30 bg-yours-wash text-yours"}`}
    >
      <div className="mx-auto flex min-h-14 max-w-[560px] flex-wrap items-center gap-x-2.5 px-4 py-2 font-semibold leading-tight">
        {seconds === 0 ? <ClockIcon className="size-5 shrink-0" /> : <CheckIcon className="size-5 shrink-0" />}
        <p className="min-w-0 flex-1 basis-[9rem]">
          {seconds === 0
            ? asking
            : fill(template, {
                time: onOneLine(indianTime(new Date(until), locale)),
                date: shortIndianDate(new Date(until), locale),
              })}
        </p>
        <p role="timer" className="ml-auto text-right">
          <span className="text-[1.3rem]">{isCounting ? countdownText(seconds) : "–:––"}</span>
          <span className="sr-only"> {remaining}</span>
        </p>
      </div>
      <p role="status" className="sr-only">
        {seconds === 0 ? asking : isLastMinute ? lastMinute : ""}
      </p>
    </div>
  );
}
