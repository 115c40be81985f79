import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { BELOW_BAND, RehearsalBand } from "#app/[locale]/rehearsal-band.tsx";
import { copyOf } from "#app/copy/copy-of.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import { Brand } from "#ui/brand.tsx";
import { NoScript } from "#ui/no-script.tsx";
import { readPageEvent } from "../read-page-event.ts";
import { WaitlistApp } from "./waitlist-app.tsx";

export const dynamic = "force-static";
export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { waitlist } = copyOf(knownLocale((await params).locale));
  return { title: waitlist.title, robots: { index: false, follow: false } };
}

/** The same static page for everybody; what this browser has joined is stored in it. */
export default async function WaitlistPage({ params }: Props) {
  const { slug, ...rest } = await params;
  const locale = knownLocale(rest.locale);
  const event = await readPageEvent(slug);
  if (!event) notFound();
  const { waitlist, booking, pages, rehearsal } = copyOf(locale);
  const { name, nameHint, phone, email, emailSuggestion, privacyLink, summaryTitle } = booking.held;
  const { fieldErrors, unreachableTitle, busyTitle, stillTrying } = booking;
  const read = textsFor(translatedInto(event, locale), locale);
  const categories = shownCategories(event).map(({ id, name: of, pricePaise }) => {
    const { text, ...lang } = read(of);
    return { id, name: text, pricePaise, ...lang };
  });
  const isRehearsal = event.rehearsalOf !== null;
  const contact = { name: event.organizerName, phone: event.organizerPhone, email: event.organizerEmail };
  const { text: title, lang: titleLang } = read(event.title);
  return (
    <Brand color={event.brandColor}>
      {isRehearsal ? <RehearsalBand text={rehearsal.band} /> : null}
      <NoScript title={title} titleLang={titleLang} text={waitlist.noScript} contact={contact} />
      <div className={isRehearsal ? BELOW_BAND : ""}>
        <WaitlistApp
          slug={slug}
          title={title}
          titleLang={titleLang}
          locale={locale}
          categories={categories}
          contact={contact}
          copy={{
            name,
            nameHint,
            phone,
            email,
            emailSuggestion,
            privacyLink,
            summaryTitle,
            fieldErrors,
            unreachableTitle,
            busyTitle,
            stillTrying,
            questions: booking.confirmed.contact,
            languages: pages.languages,
            ...waitlist,
          }}
        />
      </div>
    </Brand>
  );
}
