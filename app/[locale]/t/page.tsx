import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { messagesOf } from "#app/messages/catalog.ts";
import { OpenTicket } from "./open-ticket.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tickets } = messagesOf(knownLocale((await params).locale));
  return { title: tickets.opening, robots: { index: false, follow: false } };
}

/** Where the short link of a text leads: one static page, which exchanges the code in the fragment for the booking. */
export default async function OpenTicketPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  return <OpenTicket locale={locale} messages={messagesOf(locale).tickets} />;
}
