import type { BookingView } from "#app/[locale]/b/booking-view.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { textsFor, translatedInto } from "#booking/events/translation.ts";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { EXAMPLE_NAMES } from "#booking/messages/example-names.ts";
import { linkBase } from "#booking/messages/sms-templates.ts";
import type { Language } from "#platform/languages.ts";

const REFERENCE = "EXAM-PLE2";
const ID = "bkg_example";
const EMAIL = "asha@example.org";
const PHONE = "+919820012345";
/** As long as a real one, so that a text is as long as it will be. */
const TICKET_CODE = "k7m2p9qa7k3m9qx23q27dqmzrt1x9v";

type Example = { event: BookableEvent; language: Language; now: Date };

/** The rider of every preview has booked the first category; a draft without one has no name and price to show. */
const categoryOf = ({ categories }: BookableEvent) => categories[0] ?? { id: "", name: "", pricePaise: 0 };

/** What a message would say to the made-up rider. */
export function exampleFacts({ event, language, now }: Example, publicUrl: string): BookingFacts {
  const read = textsFor(translatedInto(event, language), language);
  const say = (original: string) => read(original).text;
  const { name, pricePaise } = categoryOf(event);
  return {
    eventId: event.id,
    eventTitle: say(event.title),
    startsAt: event.startsAt,
    reportingNote: say(event.reportingNote),
    place: say(event.place),
    mapUrl: event.mapUrl,
    included: event.included.map(say),
    bring: event.bring.map(say),
    rules: event.rules.map(say),
    organizer: { name: event.organizerName, email: event.organizerEmail, phone: event.organizerPhone },
    bookingId: ID,
    reference: REFERENCE,
    checkInCode: "EXAMPLE",
    state: "confirmed",
    isEventCancelled: false,
    categoryName: say(name),
    amountPaise: pricePaise,
    payment: { id: "pay_example", capturedAt: now },
    refund: null,
    uncaptured: null,
    owedBackPaise: null,
    owedPaise: 0,
    isMoved: false,
    organizersNote: null,
    announcement: null,
    offeredUntil: null,
    isPaidByAnother: false,
    participant: { name: EXAMPLE_NAMES[language], email: EMAIL, phone: PHONE, language, version: 1 },
    ticketLink: linkBase(publicUrl) + TICKET_CODE,
    privateLink: `${publicUrl}/admin/events/${event.slug}/preview`,
  };
}

const HOLD_MS = 5 * 60_000;

/** The made-up rider's booking as its page reads it: with the place just held, or confirmed. */
export function exampleView(
  { event, language, now }: Example,
  state: "held" | "confirmed",
  qrSvg: string | null,
): BookingView {
  const { id, name, pricePaise } = categoryOf(event);
  const until = new Date(now.getTime() + HOLD_MS).toISOString();
  const isConfirmed = state === "confirmed";
  return {
    bookingId: ID,
    reference: REFERENCE,
    state,
    categoryId: id,
    categoryName: name,
    amountPaise: pricePaise,
    holdExpiresAt: until,
    isLastHold: false,
    payBy: null,
    keptUntil: until,
    serverTime: now.toISOString(),
    participant: isConfirmed
      ? { name: EXAMPLE_NAMES[language], phone: PHONE, email: EMAIL, language, answers: {} }
      : null,
    isConfirmedLate: false,
    payment: isConfirmed ? "captured" : "none",
    failureReason: null,
    refunds: [],
    untaken: null,
    cancellation: null,
    ticketDelivery: null,
    event: {
      // What is typed into the example stays apart from what somebody typed on this phone to book.
      slug: `${event.slug}.example`,
      language: event.language,
      texts: translatedInto(event, language).texts,
      title: event.title,
      startsAt: event.startsAt.toISOString(),
      place: event.place,
      mapUrl: event.mapUrl,
      reportingNote: event.reportingNote,
      organizerName: event.organizerName,
      organizerEmail: event.organizerEmail,
      organizerPhone: event.organizerPhone,
      bring: event.bring,
      brandColor: event.brandColor,
      hasOtherRides: false,
    },
    qrSvg,
    calendarUrl: null,
  };
}
