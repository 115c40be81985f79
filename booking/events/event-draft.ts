import type { Language } from "#platform/languages.ts";
import type { EventText } from "./bookable-event.ts";
import type { FeeMode } from "./price.ts";

/** A category as the organizer writes it; one that is new has no id yet. */
export type CategoryDraft = {
  id: string | null;
  name: string;
  capacity: number;
  ticketPricePaise: number;
  /** Not shown and not sold to the public. */
  isHidden?: boolean | undefined;
};

/** All that the organizer says about an event, in one piece. */
export type EventDraft = EventText & {
  slug: string;
  opensAt: Date;
  closesAt: Date;
  feeMode: FeeMode;
  isPriceBreakdownShown: boolean;
  preQueueMinutes: number;
  isProofRequired: boolean;
  /** 1, unless it says otherwise. */
  bookingsPerContact?: number | undefined;
  capacity: number;
  categories: CategoryDraft[];
  waiverText: string;
  waiverTranslations: { [language in Language]?: string };
};

/** `field` is a path such as `categories.0.name`; `message` tells the person who wrote it what to do. */
export type FieldProblem = { field: string; code: string; message: string };

/** For families. The CHECK on events says the same. */
export const BOOKINGS_PER_CONTACT_MAX = 4;
export const CATEGORIES_MAX = 12;
export const CAPACITY_MAX = 100_000;
/** A day: the CHECK on events says the same. */
export const PRE_QUEUE_MINUTES_MAX = 1440;
export const TICKET_PRICE_PAISE_MAX = 10_000_000;
