import { createEvent } from "ics";
import type { Booking } from "#booking/bookings/booking.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";

const HOURS_SHOWN = 4;

/** An iCalendar file of the event; the organizer gives no end, so a calendar shows its first hours. */
export function calendarFile(event: BookableEvent, booking: Booking): string {
  const { error, value } = createEvent({
    uid: `${booking.id}@startline`,
    title: event.title,
    start: event.startsAt.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { hours: HOURS_SHOWN },
    location: event.place,
    description: `${event.reportingNote}\nReference ${booking.reference}`,
    organizer: { name: event.organizerName, email: event.organizerEmail },
  });
  if (error || !value) throw error ?? new Error("no calendar file was made");
  return value;
}
