import { EventDetails } from "#app/[locale]/e/[slug]/event-details.tsx";
import { EventHeader } from "#app/[locale]/e/[slug]/event-header.tsx";
import { EventPicture } from "#app/[locale]/e/[slug]/event-picture.tsx";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { Brand } from "#ui/brand.tsx";

/** The event's public page without its sale, which a draft has not. */
export function EventExample({ event, locale, now }: { event: BookableEvent; locale: Language; now: Date }) {
  const copy = copyOf(locale).event.page;
  const read = textsFor(translatedInto(event, locale), locale);
  return (
    <Brand color={event.brandColor}>
      <EventPicture event={event} />
      <main className="px-4 pb-10">
        <EventHeader event={event} read={read} locale={locale} copy={copy} />
        <ul className="mt-6 space-y-2">
          {shownCategories(event).map((category) => (
            <li
              key={category.id}
              className="flex items-baseline justify-between gap-4 rounded-card border border-line bg-surface p-4"
            >
              <span className="font-semibold">
                <OrganizerText of={read(category.name)} />
              </span>
              <span className="font-bold">{rupees(category.pricePaise)}</span>
            </li>
          ))}
        </ul>
        <EventDetails event={event} read={read} copy={copy} now={now} />
      </main>
    </Brand>
  );
}
