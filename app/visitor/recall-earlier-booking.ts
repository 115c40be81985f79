import { keysFrom } from "./kept-values.ts";
import { recallBooking } from "./memory.ts";

/** The latest other booking of the event that this browser knows; null when there is none. */
export function recallEarlierBooking(slug: string, bookingId: string): string | null {
  const prefix = "startline.booking.";
  const known = keysFrom(prefix)
    .map((key) => key.slice(prefix.length))
    .filter((id) => id !== bookingId && recallBooking(id)?.slug === slug);
  // Ids of one event grow with time.
  return known.toSorted().at(-1) ?? null;
}
