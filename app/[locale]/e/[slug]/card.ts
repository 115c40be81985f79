import type { Metadata } from "next";
import { type Locale, locales } from "#app/[locale]/locales.ts";
import { eventPath } from "#app/[locale]/paths.ts";
import { messagesOf } from "#app/messages/catalog.ts";
import { fill } from "#app/messages/fill.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "#booking/events/picture.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";

/** As Facebook's protocol names them (ogp.me); WhatsApp reads the same tags. */
const ogLocales = { en: "en_IN", hi: "hi_IN", mr: "mr_IN" } satisfies Record<Locale, string>;

/** What WhatsApp and others show of a link: the title, when, where and for how much, and the picture. */
export function cardOf(event: BookableEvent, locale: Locale): Pick<Metadata, "openGraph" | "twitter"> {
  const prices = event.categories.map((category) => category.pricePaise);
  const { from, allIncluded } = messagesOf(locale).event.sale;
  const price = rupees(Math.min(...prices));
  const isRange = Math.min(...prices) !== Math.max(...prices);
  const when = `${indianDate(event.startsAt, locale)}, ${indianTime(event.startsAt, locale)}`;
  const description = `${when} · ${event.place} · ${isRange ? fill(from, { price }) : price}, ${allIncluded}`;
  // Without a picture of its own an event has the one of all.
  const url = event.pictureHash ? `/api/pictures/${event.pictureHash}/card` : "/card.jpg";
  return {
    openGraph: {
      type: "website",
      siteName: "Startline",
      title: event.title,
      description,
      url: eventPath(locale, event.slug),
      locale: ogLocales[locale],
      alternateLocale: locales.filter((other) => other !== locale).map((other) => ogLocales[other]),
      images: [{ url, width: CARD_WIDTH, height: CARD_HEIGHT, type: "image/jpeg", alt: event.title }],
    },
    twitter: { card: "summary_large_image", title: event.title, description, images: [url] },
  };
}
