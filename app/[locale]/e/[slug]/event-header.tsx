import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import type { Copy } from "#app/copy/copy.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { ReadTexts } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { CalendarIcon, PinIcon } from "#ui/icons.tsx";

type Props = { event: BookableEvent; read: ReadTexts; locale: Language; copy: Copy["event"]["page"] };

/** What, when and where: the first view. */
export function EventHeader({ event, read, locale, copy }: Props) {
  return (
    <header className="pt-5 lg:pt-0">
      <p className="font-semibold text-[0.95rem] text-brand">{event.organizerName}</p>
      <h1 className="mt-1 font-bold text-[1.75rem] leading-[1.1] tracking-[-0.02em] lg:text-[2.8rem]">
        <OrganizerText of={read(event.title)} />
      </h1>
      <p className="mt-2 text-soft lg:text-[1.15rem]">
        <OrganizerText of={read(event.summary)} />
      </p>
      <dl className="mt-4 grid gap-2">
        <div className="flex gap-3">
          <dt className="pt-0.5 text-brand">
            <CalendarIcon />
            <span className="sr-only">{copy.when}</span>
          </dt>
          <dd>
            <span className="font-semibold">{indianDate(event.startsAt, locale)}</span>
            <span className="block text-[0.95rem] text-soft">{indianTime(event.startsAt, locale)}</span>
          </dd>
        </div>
        <div className="flex gap-3">
          <dt className="pt-0.5 text-brand">
            <PinIcon />
            <span className="sr-only">{copy.where}</span>
          </dt>
          <dd>
            <span className="font-semibold">
              <OrganizerText of={read(event.place)} />
            </span>
            {event.mapUrl ? (
              <a
                href={event.mapUrl}
                className="-my-2 flex min-h-12 w-fit items-center text-[0.95rem] text-brand underline underline-offset-4"
              >
                {copy.openMap}
              </a>
            ) : null}
          </dd>
        </div>
      </dl>
    </header>
  );
}
