import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { NoScript } from "#ui/no-script.tsx";
import { BookingApp } from "./booking-app.tsx";
import type { WaiverCopy } from "./held/waiver-copy.ts";

export const dynamic = "force-static";

/** In every language: a waiver may not exist in the page's language, and the copy around it follows its text. */
const waiverCopy = Object.fromEntries(
  LANGUAGES.map((language) => {
    const { waiverTitle, waiverAccept, waiverVersion, waiverRead } = copyOf(language).booking.held;
    return [language, { waiverTitle, waiverAccept, waiverVersion, waiverRead }];
  }),
) as Record<Language, WaiverCopy>;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { booking } = copyOf(knownLocale((await params).locale));
  return { title: booking.title, robots: { index: false, follow: false } };
}

/** One static page for all bookings: the browser reads the id from the URL and calls the API with its own token. */
export default async function BookingPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { booking, refusals, pages, tickets, event } = copyOf(locale);
  const { languages, policyNames } = pages;
  const { placesRemaining, categoryHeld, categoryFull } = event.sale;
  const rides = { placesRemaining, categoryHeld, categoryFull };
  const copy = { ...booking, refusals, lostTicket: tickets.sendTo, languages, policyNames, waiverCopy, rides };
  return (
    <>
      <NoScript
        title={booking.title}
        text={booking.noScript}
        link={{ href: localPath(locale, "/contact"), label: pages.whomToAsk }}
      />
      <BookingApp locale={locale} copy={copy} />
    </>
  );
}
