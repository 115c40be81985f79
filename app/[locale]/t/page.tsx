import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { localPath } from "#app/[locale]/paths.ts";
import { copyOf } from "#app/copy/copy-of.ts";
import { NoScript } from "#ui/no-script.tsx";
import { OpenTicket } from "./open-ticket.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tickets } = copyOf(knownLocale((await params).locale));
  return { title: tickets.opening, robots: { index: false, follow: false } };
}

/** Where the short link in an SMS leads: one static page that exchanges the code in the fragment for the booking. */
export default async function OpenTicketPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { tickets, pages, booking } = copyOf(locale);
  return (
    <>
      <NoScript
        title={tickets.noScriptTitle}
        text={tickets.noScript}
        link={{ href: localPath(locale, "/contact"), label: pages.whomToAsk }}
      />
      <OpenTicket
        locale={locale}
        copy={tickets}
        passedOn={{ title: booking.passedOnTitle, text: booking.passedOnText }}
      />
    </>
  );
}
