import { createEvent } from "ics";
import type { Booking } from "#booking/bookings/booking.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";

/** An iCalendar file of the event. The organizer gives no end, so it has none: whoever reads one made up plans by it. */
export function calendarFile(event: BookableEvent, booking: Booking): string {
  const { error, value } = createEvent({
    uid: `${booking.id}@startline`,
    title: event.title,
    start: event.startsAt.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    duration: { minutes: 0 },
    location: event.place,
    description: `${event.reportingNote}\nReference ${booking.reference}`,
    organizer: { name: event.organizerName, email: event.organizerEmail },
  });
  if (error || !value) throw error ?? new Error("no calendar file was made");
  return value;
}
