import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { NoScript } from "#ui/no-script.tsx";
import { BookingApp } from "./booking-app.tsx";
import type { WaiverWords } from "./held/waiver-box.tsx";

export const dynamic = "force-static";

/** In every language: a waiver may be there only in another than the page's, and what is ticked stands in the waiver's. */
const waiverWords = Object.fromEntries(
  LANGUAGES.map((language) => {
    const { waiverTitle, waiverTick, waiverVersion, waiverRead } = copyOf(language).booking.held;
    return [language, { waiverTitle, waiverTick, waiverVersion, waiverRead }];
  }),
) as Record<Language, WaiverWords>;

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { booking } = copyOf(knownLocale((await params).locale));
  return { title: booking.title, robots: { index: false, follow: false } };
}

/** One static page for all bookings: the browser reads the id from the address and asks the API with its own secret. */
export default async function BookingPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { booking, refusals, pages, tickets, event } = copyOf(locale);
  const { languages, policyNames } = pages;
  const { placesLeft, categoryHeld, categoryFull } = event.sale;
  const rides = { placesLeft, categoryHeld, categoryFull };
  const copy = { ...booking, refusals, lostTicket: tickets.sendTo, languages, policyNames, waiverWords, rides };
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
