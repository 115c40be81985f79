import type { Metadata } from "next";
import { knownLocale } from "#app/[locale]/known-locale.ts";
import { messagesOf } from "#app/messages/catalog.ts";
import { BookingApp } from "./booking-app.tsx";

export const dynamic = "force-static";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { booking } = messagesOf(knownLocale((await params).locale));
  return { title: booking.title, robots: { index: false, follow: false } };
}

/** One static page for all bookings: the browser reads the id from the address and asks the API with its own secret. */
export default async function BookingPage({ params }: Props) {
  const locale = knownLocale((await params).locale);
  const { booking, refusals, tickets } = messagesOf(locale);
  return <BookingApp locale={locale} messages={{ ...booking, refusals, lostTicket: tickets.sendTo }} />;
}
