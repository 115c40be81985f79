import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { preload } from "react-dom";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { BELOW_BAND, RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { Brand } from "#ui/brand.tsx";
import { NoScript } from "#ui/no-script.tsx";
import { readPageEvent } from "../read-page-event.ts";
import { WaitingRoom } from "./waiting-room.tsx";

export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { waiting } = copyOf(knownLocale((await params).locale));
  return { title: waiting.title, robots: { index: false, follow: false } };
}

/** The same static page for everybody who waits; the number is stored in the browser. */
export default async function QueuePage({ params }: Props) {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  const event = await readPageEvent(slug);
  if (!event) notFound();
  preload(`/api/events/${slug}/status`, { as: "fetch", crossOrigin: "anonymous" });
  const { waiting, refusals, pages, event: eventCopy, booking, rehearsal } = copyOf(locale);
  const { placesRemaining, categoryHeld, categoryFull } = eventCopy.sale;
  const read = textsFor(translatedInto(event, locale), locale);
  const categories = shownCategories(event).map(({ id, name, pricePaise }) => {
    const { text, ...lang } = read(name);
    return { id, name: text, pricePaise, ...lang };
  });
  const isRehearsal = event.rehearsalOf !== null;
  const { text: title, lang: titleLang } = read(event.title);
  return (
    <Brand color={event.brandColor}>
      {isRehearsal ? <RehearsalBand text={rehearsal.band} /> : null}
      <NoScript
        title={title}
        titleLang={titleLang}
        text={waiting.noScript}
        contact={{ name: event.organizerName, phone: event.organizerPhone, email: event.organizerEmail }}
      />
      <div className={isRehearsal ? BELOW_BAND : ""}>
        <WaitingRoom
          slug={slug}
          title={title}
          titleLang={titleLang}
          locale={locale}
          categories={categories}
          copy={{
            ...waiting,
            refusals,
            rides: { placesRemaining, categoryHeld, categoryFull },
            languages: pages.languages,
            retryingBusy: eventCopy.sale.retryingBusy,
            retryingOffline: eventCopy.sale.retryingOffline,
            openingBooking: booking.loading,
            dayShort: eventCopy.sale.dayShort,
            ageSeconds: eventCopy.sale.ageSeconds,
            ageMinutes: eventCopy.sale.ageMinutes,
            noticeTitle: eventCopy.sale.noticeTitle,
          }}
        />
      </div>
    </Brand>
  );
}
