import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { shownCategories } from "#booking/events/shown-categories.ts";
import { rupees } from "#platform/money.ts";
import { indianDate, indianTime } from "#platform/times.ts";

/** What to send to a WhatsApp group: what, when, where, for how much, from when on, and the link. */
export function shareMessage(event: BookableEvent, url: string, now: Date): string {
  const prices = shownCategories(event).map(({ pricePaise }) => pricePaise);
  const lowest = Math.min(...prices);
  const price = `${Math.max(...prices) === lowest ? "" : "From "}${rupees(lowest)}, all included`;
  const isOpen = event.opensAt <= now;
  return [
    `*${event.title}*`,
    `${indianDate(event.startsAt)}, ${indianTime(event.startsAt)}`,
    event.place,
    prices.length > 0 ? price : "",
    isOpen
      ? "Book here:"
      : `Booking opens ${indianDate(event.opensAt)}, ${indianTime(event.opensAt)}. Everybody who is there by then has the same chance:`,
    url,
  ]
    .filter(Boolean)
    .join("\n");
}
