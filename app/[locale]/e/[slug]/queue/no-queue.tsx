import { waitlistPath } from "#app/[locale]/paths.ts";
import { fill } from "#app/copy/fill.ts";
import { countdownText } from "#app/visitor/countdown.ts";
import { useSecondsUntil } from "#app/visitor/use-seconds-until.ts";
import type { StatusDocument } from "#http/events/event-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { ButtonLink } from "#ui/button.tsx";
import type { WaitingScreen } from "./decide-waiting-screen.ts";
import type { WaitingCopy } from "./waiting-props.ts";

type Props = {
  slug: string;
  screen: WaitingScreen;
  copy: WaitingCopy;
  locale: Language;
  status: StatusDocument | null;
};

/** Shown while there is no queue: before it opens, and after the sale has ended. */
export function NoQueue({ slug, screen, copy, locale, status }: Props) {
  switch (screen) {
    case "sold_out":
      return (
        <>
          <StatusText
            title={copy.soldOutTitle}
            text={status?.waitlistOpen ? `${copy.soldOutText} ${copy.soldOutWaitlist}` : copy.soldOutText}
          />
          {status?.waitlistOpen ? (
            <ButtonLink className="mt-6 w-full" href={waitlistPath(locale, slug)}>
              {copy.joinWaitlist}
            </ButtonLink>
          ) : null}
        </>
      );
    case "closed":
      return <StatusText title={copy.closedTitle} text={copy.closedText} />;
    case "cancelled":
      return <StatusText title={copy.cancelledTitle} text={copy.cancelledText} />;
    case "not_open":
      return status ? <NotOpen status={status} copy={copy} locale={locale} /> : null;
    default:
      return null;
  }
}

function NotOpen({ status, copy, locale }: { status: StatusDocument } & Pick<Props, "copy" | "locale">) {
  const seconds = useSecondsUntil(status.preQueueAt);
  const [preQueueAt, opensAt] = [new Date(status.preQueueAt), new Date(status.opensAt)];
  const when = {
    date: indianDate(opensAt, locale),
    time: indianTime(opensAt, locale),
    from: indianTime(preQueueAt, locale),
  };
  return (
    <>
      <StatusText title={copy.notOpenTitle} text={fill(copy.notOpenText, when)} />
      <p
        role="timer"
        className="mt-8 font-bold text-[clamp(2.8rem,13vw,4.5rem)] text-time leading-none tracking-[-0.03em]"
      >
        {seconds === null ? "–:––" : countdownText(seconds, copy.dayShort)}
      </p>
    </>
  );
}

function StatusText({ title, text }: { title: string; text: string }) {
  return (
    <div role="status" className="pt-8">
      <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{title}</h1>
      <p className="mt-3">{text}</p>
    </div>
  );
}
