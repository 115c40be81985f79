import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { rupees } from "#platform/money.ts";
import type { Translate } from "../../../language/translate.ts";

/** What to send to a WhatsApp group: what, when, where, for how much, from when on, and the link. */
export function shareMessage(event: BookableEvent, url: string, now: Date, t: Translate): string {
  const prices = shownCategories(event).map(({ pricePaise }) => pricePaise);
  const lowest = Math.min(...prices);
  const price = rupees(lowest);
  const isSingle = Math.max(...prices) === lowest;
  const isOpen = event.opensAt <= now;
  return [
    `*${event.title}*`,
    t.moment(event.startsAt),
    event.place,
    prices.length > 0
      ? isSingle
        ? t("{price}, all included", { price })
        : t("From {price}, all included", { price })
      : "",
    isOpen
      ? t("Book here:")
      : t("Booking opens {time}. Everybody who is there by then has the same chance:", {
          time: t.moment(event.opensAt),
        }),
    url,
  ]
    .filter(Boolean)
    .join("\n");
}
