import type { Language } from "#platform/languages.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { textsFor, translatedInto } from "../events/translation.ts";
import type { BookingFacts } from "../messages/booking-facts.ts";
import { type Announcement, announcedTo } from "./announcement.ts";

/** A rider who does not exist, so that a preview and a test show nobody's name. */
const NAMES: Record<Language, string> = { en: "Asha Kulkarni", hi: "आशा कुलकर्णी", mr: "आशा कुलकर्णी" };

/** What a rider of `language` would be told by this announcement. */
export function sampleFacts(
  event: BookableEvent,
  announcement: Pick<Announcement, "texts" | "channels">,
  language: Language,
  link: string,
): BookingFacts {
  const announced = announcedTo(announcement, language);
  const read = textsFor(translatedInto(event, announced.language), announced.language);
  return {
    eventId: event.id,
    eventTitle: read(event.title).text,
    startsAt: event.startsAt,
    reportingNote: read(event.reportingNote).text,
    place: read(event.place).text,
    mapUrl: event.mapUrl,
    included: [],
    bring: [],
    rules: [],
    organizer: { name: event.organizerName, email: event.organizerEmail, phone: event.organizerPhone },
    bookingId: "",
    reference: "K7M2-Q9XD",
    checkInCode: "",
    state: "confirmed",
    isEventCancelled: false,
    categoryName: "",
    amountPaise: 0,
    payment: null,
    refund: null,
    uncaptured: null,
    owedBackPaise: null,
    owedPaise: 0,
    isMoved: false,
    organizersNote: null,
    announcement: announced.announcement,
    offeredUntil: null,
    isPaidByAnother: false,
    participant: { name: NAMES[announced.language], email: "", phone: "", language: announced.language, version: 1 },
    privateLink: link,
    ticketLink: link,
  };
}
