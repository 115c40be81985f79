import { createEvent } from "ics";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { wordingIn } from "./wording.ts";

/**
 * The event for the participant's calendar. It names the reference but not the private link, because calendars are shared.
 * @throws the library's error when the event cannot be written
 */
export function calendarFile(facts: BookingFacts): string {
  const { ticket } = wordingIn(facts.participant.language);
  const { error, value } = createEvent({
    uid: `${facts.bookingId}@startline`,
    productId: "startline",
    method: "PUBLISH",
    title: facts.eventTitle,
    start: utcParts(facts.startsAt),
    startInputType: "utc",
    // An event that names no end has none: whoever reads one made up plans by it. (RFC 5545, 3.6.1: it then ends as it starts.)
    ...(facts.endsAt && { end: utcParts(facts.endsAt), endInputType: "utc" as const }),
    location: facts.place,
    description: [
      `${ticket.reference} ${facts.reference}, ${facts.categoryName}`,
      facts.reportingNote,
      facts.mapUrl ?? "",
    ]
      .filter((part) => part !== "")
      .join("\n"),
    status: "CONFIRMED",
    busyStatus: "BUSY",
    alarms: [{ action: "display", description: facts.eventTitle, trigger: { hours: 12, before: true } }],
  });
  if (error || !value) throw error ?? new Error("The calendar file is empty.");
  return value;
}

function utcParts(time: Date): [number, number, number, number, number] {
  return [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate(), time.getUTCHours(), time.getUTCMinutes()];
}
