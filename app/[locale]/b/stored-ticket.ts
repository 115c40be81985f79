import { read, write } from "#app/visitor/local-storage.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import { type BookingView, bookingShape } from "./booking-view.ts";

/**
 * Whether this browser may store what the page shows, so that a ticket opens offline: a ticket only, and only
 * where the booking's access token is stored anyway.
 */
export const mayStore = (view: Pick<BookingView, "state">, hasAccessToken: boolean): boolean =>
  view.state === "confirmed" && hasAccessToken;

const keyOf = (bookingId: string) => `startline.confirmed.${bookingId}`;

/** Stores the ticket as it is now, or deletes it where there is none anymore. */
export function storeTicket(bookingId: string, view: BookingView | null): void {
  const hasAccessToken = readStoredBooking(bookingId)?.accessToken !== undefined;
  write(keyOf(bookingId), view && mayStore(view, hasAccessToken) ? view : null);
}

/** The ticket as of its `serverTime`; null where none is stored, or one that this page can't show. */
export function readStoredTicket(bookingId: string): BookingView | null {
  const kept: unknown = read(keyOf(bookingId));
  return bookingShape(kept) ? (kept as BookingView) : null;
}
