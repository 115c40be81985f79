import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventDetails } from "#app/[locale]/e/[slug]/event-details.tsx";
import { EventHeader } from "#app/[locale]/e/[slug]/event-header.tsx";
import { EventPicture } from "#app/[locale]/e/[slug]/event-picture.tsx";
import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { isLanguage } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { Brand } from "#ui/brand.tsx";
import { office } from "#wiring";
import { requireOrganizer } from "../../../require-organizer.ts";

export const metadata: Metadata = { title: "Preview" };

/** The event as people will see it, as it was last saved. */
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ lang?: string }> };

export default async function PreviewPage({ params, searchParams }: Props) {
  await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const { lang = "en" } = await searchParams;
  const locale = isLanguage(lang) ? lang : "en";
  const copy = copyOf(locale).event.page;
  const read = textsFor(translatedInto(event, locale), locale);
  return (
    <Brand color={event.brandColor}>
      <aside aria-label="Preview" className="bg-time-wash px-4 py-3 text-center font-semibold text-time">
        Preview, as it was last saved. Nobody else sees this.
      </aside>
      <div className="mx-auto flex max-w-[560px] flex-col pb-16 lg:grid lg:max-w-[1080px] lg:grid-cols-[minmax(0,560px)_minmax(0,1fr)] lg:gap-x-14 lg:px-8 lg:py-12">
        <main className="px-4 sm:px-0">
          <EventHeader event={event} read={read} locale={locale} copy={copy} />
          <ul className="mt-6 space-y-2">
            {event.categories.map((category) => (
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
          <EventDetails event={event} read={read} copy={copy} now={office().clock.now()} />
        </main>
        <div className="order-first lg:order-none">
          <EventPicture event={event} />
        </div>
      </div>
    </Brand>
  );
}
