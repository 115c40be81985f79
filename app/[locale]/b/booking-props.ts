import type { CategoryCopy } from "#app/[locale]/e/[slug]/category-note.ts";
import type { Copy } from "#app/copy/copy.ts";
import type { ReadTexts } from "#booking/events/translation.ts";
import type { Language } from "#platform/languages.ts";
import type { BookingView } from "./booking-view.ts";
import type { WaiverCopy } from "./held/waiver-copy.ts";

export type BookingCopy = Copy["booking"] & {
  refusals: Copy["refusals"];
  rehearsal: Copy["rehearsal"];
  lostTicket: string;
  policyNames: Copy["pages"]["policyNames"];
  languages: string;
  waiverCopy: Record<Language, WaiverCopy>;
  /** What a ride's card says about its places. */
  rides: CategoryCopy;
};

/** What every screen of a booking is given. */
export type BookingProps = {
  view: BookingView;
  locale: Language;
  copy: BookingCopy;
  /** Looks up the organizer's texts in the page's language. */
  read: ReadTexts;
};
