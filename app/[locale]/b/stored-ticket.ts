import { read, write } from "#app/visitor/local-storage.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import { type BookingView, bookingShape } from "./booking-view.ts";

/**
 * Whether this browser may keep what the page shows, so that a ticket can be seen without network: a ticket only, and only
 * where the key to the booking lies beside it anyway.
 */
export const mayStore = (view: Pick<BookingView, "state">, hasAccessToken: boolean): boolean =>
  view.state === "confirmed" && hasAccessToken;

const keyOf = (bookingId: string) => `startline.confirmed.${bookingId}`;

/** Keeps the ticket as it is now, or forgets it where there is none any more. */
export function storeTicket(bookingId: string, view: BookingView | null): void {
  const hasAccessToken = readStoredBooking(bookingId)?.accessToken !== undefined;
  write(keyOf(bookingId), view && mayStore(view, hasAccessToken) ? view : null);
}

/** The ticket as it was at its `serverTime`; null where none is kept, or one that this page can't show. */
export function readStoredTicket(bookingId: string): BookingView | null {
  const kept: unknown = read(keyOf(bookingId));
  return bookingShape(kept) ? (kept as BookingView) : null;
}
