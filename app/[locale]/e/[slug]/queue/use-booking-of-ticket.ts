import { useEffect } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { bookingPath } from "#app/[locale]/paths.ts";
import { withAccess } from "#app/visitor/carry-along.ts";
import { claimPlace } from "#app/visitor/take-place.ts";

/** At the end of a sale many pages may ask at once. Ours. */
const SPREAD_MS = 8000;

type Ticket = { slug: string; locale: Locale; categoryId: string | undefined };

/**
 * A link or our cookie brings a ticket to a browser that knows nothing of its booking. When the sale is over the page asks
 * once: a claim is answered with the booking that the ticket already has, and then "sold out" would be the wrong word.
 */
export function useBookingOfTicket(isWanted: boolean, { slug, locale, categoryId }: Ticket): void {
  useEffect(() => {
    if (!isWanted || !categoryId) return;
    const timer = setTimeout(async () => {
      const outcome = await claimPlace(slug, categoryId);
      if (outcome.end === "held")
        location.replace(withAccess(bookingPath(locale, outcome.bookingId), outcome.bookingId));
    }, SPREAD_MS * Math.random());
    return () => clearTimeout(timer);
  }, [isWanted, slug, locale, categoryId]);
}
