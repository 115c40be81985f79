import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { NoScript } from "#ui/no-script.tsx";
import { BookingApp } from "./booking-app.tsx";
import { bookingCopyOf } from "./booking-copy.ts";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { booking } = copyOf(knownLocale((await params).locale));
  return { title: booking.title, robots: { index: false, follow: false } };
}

/** One static page for all bookings: the browser reads the id from the URL and calls the API with its own token. */
export default async function BookingPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { booking, pages } = copyOf(locale);
  return (
    <>
      <NoScript
        title={booking.title}
        text={booking.noScript}
        link={{ href: localPath(locale, "/contact"), label: pages.whomToAsk }}
      />
      <BookingApp locale={locale} copy={bookingCopyOf(locale)} />
    </>
  );
}
