import { keysWithPrefix } from "./local-storage.ts";
import { readStoredBooking } from "./stored-visit.ts";

/** The latest other booking of the event that this browser has stored; null when there is none. */
export function findEarlierBooking(slug: string, bookingId: string): string | null {
  const prefix = "startline.booking.";
  const known = keysWithPrefix(prefix)
    .map((key) => key.slice(prefix.length))
    .filter((id) => id !== bookingId && readStoredBooking(id)?.slug === slug);
  // Ids sort by time.
  return known.toSorted().at(-1) ?? null;
}
