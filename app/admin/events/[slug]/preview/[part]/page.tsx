import { notFound } from "next/navigation";
import QRCode from "qrcode";
import { bookingCopyOf } from "#app/[locale]/b/booking-copy.ts";
import type { EventForm } from "#app/[locale]/b/booking-view.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { translatedInto } from "#booking/events/translation.ts";
import { isLanguage, type Language } from "#platform/languages.ts";
import { office } from "#wiring";
import { titled } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { BookingExample } from "../booking-example.tsx";
import { EventExample } from "../event-example.tsx";
import { exampleView } from "../example-booking.ts";

export const generateMetadata = titled("Example");

type Props = { params: Promise<{ slug: string; part: string }>; searchParams: Promise<{ lang?: string }> };

/** One screen as a rider would see it, for a frame of the preview. */
export default async function PreviewedPart({ params, searchParams }: Props) {
  await requireOrganizer();
  const { slug, part } = await params;
  const { lang = "en" } = await searchParams;
  const event = await readEventBySlug(office().db, slug);
  if (!event || !isLanguage(lang)) notFound();
  const now = office().clock.now();
  return <div lang={lang}>{await screenOf(part, event, lang, now)}</div>;
}

async function screenOf(part: string, event: BookableEvent, locale: Language, now: Date) {
  const example = { event, language: locale, now };
  const copy = bookingCopyOf(locale);
  switch (part) {
    case "page":
      return <EventExample event={event} locale={locale} now={now} />;
    case "form":
      return (
        <BookingExample
          view={exampleView(example, "held", null)}
          locale={locale}
          copy={copy}
          form={formOf(event, locale)}
        />
      );
    case "ticket": {
      const qrSvg = await QRCode.toString("EXAMPLE", { type: "svg", margin: 1 });
      return <BookingExample view={exampleView(example, "confirmed", qrSvg)} locale={locale} copy={copy} form={null} />;
    }
    default:
      notFound();
  }
}

/** The questions and the waiver as the form reads them. */
const formOf = (event: BookableEvent, locale: Language): EventForm => ({
  language: event.language,
  texts: translatedInto(event, locale).texts,
  categories: shownCategories(event).map(({ id, name, pricePaise }) => ({ id, name, pricePaise })),
  waiver: event.waiver,
  questions: event.questions,
  bookingsPerContact: event.bookingsPerContact,
  razorpay: { checkoutUrl: "" },
});
