import { createEvent, type EventAttributes } from "ics";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { emailCopyIn } from "./copy.ts";

/**
 * The event for the participant's calendar. It names the reference but not the private link, because calendars are shared.
 * @throws the library's error when the event cannot be written
 */
export function calendarFile(facts: BookingFacts): string {
  const { ticket } = emailCopyIn(facts.participant.language);
  const event = {
    uid: `${facts.bookingId}@startline`,
    productId: "startline",
    method: "PUBLISH",
    title: facts.eventTitle,
    start: utcParts(facts.startsAt),
    startInputType: "utc",
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
  } satisfies Partial<EventAttributes>;
  // The organizer gives no end, and none is made up: whoever reads one plans by it. RFC 5545 (3.6.1) needs none, the types do,
  // and a duration of nothing would be written as "PT", which is no duration.
  const { error, value } = createEvent(event as typeof event & { duration: Record<string, never> });
  if (error || !value) throw error ?? new Error("The calendar file is empty.");
  return value;
}

function utcParts(time: Date): [number, number, number, number, number] {
  return [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate(), time.getUTCHours(), time.getUTCMinutes()];
}
