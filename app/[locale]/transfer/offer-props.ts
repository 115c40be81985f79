import type { EventForm } from "#app/[locale]/b/booking-view.ts";
import type { WaiverCopy } from "#app/[locale]/b/held/waiver-copy.ts";
import type { Copy } from "#app/copy/copy.ts";
import type { Offer } from "#http/bookings/offer-schemas.ts";
import type { EventDescription } from "#http/events/event-schemas.ts";
import type { Language } from "#platform/languages.ts";

export type OfferCopy = Copy["offer"] & {
  held: Copy["booking"]["held"];
  fieldErrors: Copy["booking"]["fieldErrors"];
  languages: string;
  rehearsalBand: string;
  waiverCopies: Record<Language, WaiverCopy>;
};

/** What the page uses of the event. */
export type OfferedEvent = EventForm &
  Pick<EventDescription, "title" | "startsAt" | "place" | "organizer" | "isRehearsal">;

export type OfferProps = {
  code: string;
  offer: Offer;
  event: OfferedEvent;
  locale: Language;
  copy: OfferCopy;
};
