import type { Reply } from "#app/api-client/call-api.ts";
import type { BookingFilter } from "#booking/bookings-list/listed-booking.ts";
import type { FoundBookings } from "#http/admin/booking-schemas.ts";
import type { Translate } from "../../../language/translate.ts";

export type SearchRequest = Required<BookingFilter> & { page: number };
export type SearchFailure = "signed_out" | "failed";

/** Everybody, the newest first. */
export const EVERYBODY: SearchRequest = { search: "", state: null, mark: null, categoryId: null, page: 1 };

/** Whether nothing keeps a rider from being listed. */
export const isEverybody = ({ search, state, mark, categoryId }: SearchRequest): boolean =>
  search === "" && state === null && mark === null && categoryId === null;

/** What was asked for, and what was found for exactly that: a list never stands under a word that it does not answer. */
export type Search = {
  asked: SearchRequest;
  found: FoundBookings | null;
  failure: SearchFailure | null;
  isBusy: boolean;
};

/** Of the same word and filter the last page stays until the next one is there. */
export function startSearch(shown: Search, asked: SearchRequest): Search {
  const isSame = (["search", "state", "mark", "categoryId"] as const).every(
    (part) => shown.asked[part] === asked[part],
  );
  return { asked, found: isSame ? shown.found : null, failure: null, isBusy: true };
}

export function finishSearch(shown: Search, reply: Reply<FoundBookings>): Search {
  if (reply.kind === "ok") return { ...shown, found: reply.body, failure: null, isBusy: false };
  const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
  return { ...shown, failure: isSignedOut ? "signed_out" : "failed", isBusy: false };
}

/** How many there are; nothing where nobody knows. */
export function countCopy({ asked: { search }, found, isBusy }: Search, t: Translate): string {
  if (isBusy) return t("Looking…");
  if (found === null) return "";
  const count = found.total;
  return search === ""
    ? t({ one: "{count} booking", other: "{count} bookings" }, { count })
    : t({ one: "{count} booking for “{search}”", other: "{count} bookings for “{search}”" }, { count, search });
}
