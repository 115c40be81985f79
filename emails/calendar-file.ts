import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from "ical-generator";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import { emailCopyIn } from "./copy.ts";

const ALARM_SECONDS_BEFORE = 12 * 3600;

/**
 * The event for the participant's calendar. It names the reference but not the private link, because calendars are shared. The
 * organizer gives no end, and none is made up: whoever reads one plans by it. RFC 5545 (3.6.1) needs none.
 */
export function calendarFile(facts: BookingFacts): string {
  const { ticket } = emailCopyIn(facts.participant.language);
  const calendar = ical({
    prodId: { company: "startline", product: "tickets" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: `${facts.bookingId}@startline`,
    start: facts.startsAt,
    summary: facts.eventTitle,
    location: facts.place,
    description: [
      `${ticket.reference} ${facts.reference}, ${facts.categoryName}`,
      facts.reportingNote,
      facts.mapUrl ?? "",
    ]
      .filter((part) => part !== "")
      .join("\n"),
    status: ICalEventStatus.CONFIRMED,
    busystatus: ICalEventBusyStatus.BUSY,
  });
  event.createAlarm({
    type: ICalAlarmType.display,
    trigger: ALARM_SECONDS_BEFORE,
    description: facts.eventTitle,
  });
  return `${calendar.toString()}\r\n`; // RFC 5545 (3.1): the last line ends like any other.
}
