import type { Metadata } from "next";
import { waiverCopies } from "#app/[locale]/b/held/waiver-copies.ts";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { NoScript } from "#ui/no-script.tsx";
import { OfferApp } from "./offer-app.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { offer } = copyOf(knownLocale((await params).locale));
  return { title: offer.title, robots: { index: false, follow: false } };
}

/** Where a booking is accepted that another rider gives: one static page, which reads the offer's code from the fragment. */
export default async function TransferPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { offer, booking, pages, rehearsal } = copyOf(locale);
  const { held, fieldErrors } = booking;
  const copy = {
    ...offer,
    held,
    fieldErrors,
    languages: pages.languages,
    rehearsalBand: rehearsal.band,
    waiverCopies,
  };
  return (
    <>
      <NoScript
        title={offer.title}
        text={offer.noScript}
        link={{ href: localPath(locale, "/contact"), label: pages.whomToAsk }}
      />
      <OfferApp locale={locale} copy={copy} />
    </>
  );
}
