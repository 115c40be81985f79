import { copyOf } from "#app/copy/copy-of.ts";
import type { Language } from "#platform/languages.ts";
import type { BookingCopy } from "./booking-props.ts";
import { waiverCopies } from "./held/waiver-copies.ts";

/** What the screens of a booking say. */
export function bookingCopyOf(locale: Language): BookingCopy {
  const { booking, refusals, pages, tickets, event, rehearsal } = copyOf(locale);
  const { languages, policyNames } = pages;
  const { placesRemaining, categoryHeld, categoryFull } = event.sale;
  const rides = { placesRemaining, categoryHeld, categoryFull };
  return {
    ...booking,
    refusals,
    lostTicket: tickets.sendTo,
    languages,
    policyNames,
    waiverCopy: waiverCopies,
    rides,
    rehearsal,
  };
}
