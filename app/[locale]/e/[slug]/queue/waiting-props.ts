import type { Copy } from "#app/copy/copy.ts";
import type { Counted } from "#app/copy/fill.ts";
import type { Language } from "#platform/languages.ts";
import type { CategoryCopy } from "../category-note.ts";

export type WaitingCopy = Copy["waiting"] & {
  refusals: Copy["refusals"];
  rides: CategoryCopy;
  languages: string;
  retryingBusy: string;
  retryingOffline: string;
  openingBooking: string;
  dayShort: string;
  ageSeconds: Counted;
  ageMinutes: Counted;
  noticeTitle: string;
};

/** What every screen of the queue page is given. */
export type WaitingProps = {
  slug: string;
  title: string;
  /** Where it differs from the page's language. */
  titleLang: Language | undefined;
  locale: Language;
  categories: { id: string; name: string; lang?: Language; pricePaise: number }[];
  copy: WaitingCopy;
};
