import { bookingPath, queuePath, waitlistPath } from "#app/[locale]/paths.ts";
import type { Sale } from "./sale.ts";

/** Where the button most likely leads. All bookings of a language share one page, so any id will do. */
export function nextPathOf({ slug, locale, myPlace, action, status }: Sale): string {
  if ("bookingId" in myPlace) return bookingPath(locale, myPlace.bookingId);
  if (action === "waitlist" || action === "back_to_waitlist") return waitlistPath(locale, slug);
  const isNobodyWaiting = status !== null && status.queue.serving >= status.queue.issued;
  return action === "book" && isNobodyWaiting ? bookingPath(locale, "any") : queuePath(locale, slug);
}

/** The URLs of the scripts that a Next page loads, without those for browsers that have no modules. */
export const scriptsIn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/<script (?![^>]*noModule)[^>]*src="(\/_next\/static\/[^"]+)"/gi)].map(
      ([, address]) => address as string,
    ),
  ),
];
