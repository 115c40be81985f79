import { isStorageAvailable } from "./local-storage.ts";
import { fragmentOf } from "./place-link.ts";
import { readStoredBooking, readStoredEvent } from "./stored-visit.ts";

/** The URL of the queue page. In a browser without storage, with this visitor's place in the fragment. */
export function withPlace(queuePath: string, slug: string): string {
  const known = isStorageAvailable() ? null : readStoredEvent(slug);
  return known ? queuePath + fragmentOf(known) : queuePath;
}

/** The URL of a booking, likewise with its access token. */
export function withAccess(bookingPath: string, bookingId: string): string {
  const known = isStorageAvailable() ? null : readStoredBooking(bookingId);
  return known?.accessToken ? `${bookingPath}#k=${known.accessToken}` : bookingPath;
}
