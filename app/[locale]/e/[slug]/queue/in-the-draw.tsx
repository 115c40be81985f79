import { fill } from "#app/messages/fill.ts";
import { countdownText } from "#app/visitor/countdown.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds.ts";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { indianTime } from "#platform/times.ts";
import { KeepPlace } from "./keep-place.tsx";
import type { WaitingProps } from "./waiting-room.tsx";

/** Before the opening: everybody here has the same chance. */
export function InTheDraw({ status, slug, locale, messages }: WaitingProps & { status: StatusDocument | null }) {
  const seconds = useSecondsUntil(status?.opensAt);
  return (
    <>
      <div role="status" className="pt-8">
        <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{messages.inTheDraw}</h1>
        {status ? (
          <p className="mt-3">{fill(messages.drawText, { time: indianTime(new Date(status.opensAt), locale) })}</p>
        ) : null}
      </div>
      <p
        role="timer"
        className="my-10 font-bold text-[clamp(3.5rem,18vw,6rem)] text-time leading-none tracking-[-0.03em]"
      >
        {seconds === null ? "–:––" : countdownText(seconds, messages.dayShort)}
      </p>
      <KeepPlace slug={slug} messages={messages} locale={locale} />
    </>
  );
}
