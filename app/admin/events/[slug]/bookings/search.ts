import type { Reply } from "#app/api-client/call-api.ts";
import type { BookingFilter } from "#booking/bookings-list/listed-booking.ts";
import type { BookingsPageJson } from "./bookings-json.ts";

export type Asked = BookingFilter & { page: number };
export type SearchTrouble = "signed_out" | "failed";

/** What was asked for, and what was found for exactly that: a list never stands under a word that it does not answer. */
export type Search = { asked: Asked; found: BookingsPageJson | null; trouble: SearchTrouble | null; isBusy: boolean };

/** Of the same word and state the last page stays until the next one is there. */
export function askFor(shown: Search, asked: Asked): Search {
  const isSame = shown.asked.search === asked.search && shown.asked.state === asked.state;
  return { asked, found: isSame ? shown.found : null, trouble: null, isBusy: true };
}

export function answerWith(shown: Search, reply: Reply<BookingsPageJson>): Search {
  if (reply.kind === "ok") return { ...shown, found: reply.body, trouble: null, isBusy: false };
  const isSignedOut = reply.kind === "refused" && reply.code === "not_signed_in";
  return { ...shown, trouble: isSignedOut ? "signed_out" : "failed", isBusy: false };
}

/** How many there are; nothing where nobody knows. */
export function countWords({ asked, found, isBusy }: Search): string {
  if (isBusy) return "Looking…";
  if (found === null) return "";
  const count = found.total === 1 ? "1 booking" : `${found.total.toLocaleString("en-IN")} bookings`;
  return asked.search === "" ? count : `${count} for “${asked.search}”`;
}
