import { copyOf } from "#app/copy/copy-of.ts";
import { fill } from "#app/copy/fill.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";

/** As Facebook's protocol names them (ogp.me); WhatsApp reads the same tags. */
const ogLocales = { en: "en_IN", hi: "hi_IN", mr: "mr_IN" } satisfies Record<Language, string>;

export type LinkPreview = {
  description: string;
  /** Its path on our own server. */
  picture: string;
  locale: string;
  otherLocales: string[];
};

/** What WhatsApp and others show of a link beside its title: date, place, price and picture. */
export function linkPreviewOf(event: BookableEvent, locale: Language): LinkPreview {
  const prices = shownCategories(event).map((category) => category.pricePaise);
  const { from, allIncluded } = copyOf(locale).event.sale;
  const price = rupees(Math.min(...prices));
  const isRange = Math.min(...prices) !== Math.max(...prices);
  const when = `${indianDate(event.startsAt, locale)}, ${indianTime(event.startsAt, locale)}`;
  return {
    description: `${when} · ${event.place} · ${isRange ? fill(from, { price }) : price}, ${allIncluded}`,
    // An event without a picture gets the default one.
    picture: event.pictureHash ? `/api/pictures/${event.pictureHash}/card` : "/card.jpg",
    locale: ogLocales[locale],
    otherLocales: LANGUAGES.filter((other) => other !== locale).map((other) => ogLocales[other]),
  };
}
