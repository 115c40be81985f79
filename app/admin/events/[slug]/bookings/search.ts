import type { Reply } from "#app/api-client/call-api.ts";
import type { BookingFilter } from "#booking/bookings-list/listed-booking.ts";
import type { FoundBookings } from "#http/admin/booking-schemas.ts";

export type SearchRequest = BookingFilter & { page: number };
export type SearchFailure = "signed_out" | "failed";

/** What was asked for, and what was found for exactly that: a list never stands under a word that it does not answer. */
export type Search = {
  asked: SearchRequest;
  found: FoundBookings | null;
  failure: SearchFailure | null;
  isBusy: boolean;
};

/** Of the same word and state the last page stays until the next one is there. */
export function startSearch(shown: Search, asked: SearchRequest): Search {
  const isSame = shown.asked.search === asked.search && shown.asked.state === asked.state;
  return { asked, found: isSame ? shown.found : null, failure: null, isBusy: true };
}

export function finishSearch(shown: Search, reply: Reply<FoundBookings>): Search {
  if (reply.kind === "ok") return { ...shown, found: reply.body, failure: null, isBusy: false };
  const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
  return { ...shown, failure: isSignedOut ? "signed_out" : "failed", isBusy: false };
}

/** How many there are; nothing where nobody knows. */
export function countCopy({ asked, found, isBusy }: Search): string {
  if (isBusy) return "Looking…";
  if (found === null) return "";
  const count = found.total === 1 ? "1 booking" : `${found.total.toLocaleString("en-IN")} bookings`;
  return asked.search === "" ? count : `${count} for “${asked.search}”`;
}
