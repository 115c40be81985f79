import { OrganizerText } from "#app/[locale]/organizer-text.tsx";
import { indianDate, indianTime } from "#platform/times.ts";
import type { BookingProps } from "../booking-props.ts";

/** What is paid for: the event, the ride, and when. */
export function OrderSummary({ view, locale, read }: Pick<BookingProps, "view" | "locale" | "read">) {
  const startsAt = new Date(view.event.startsAt);
  return (
    <p className="text-soft">
      <OrganizerText of={read(view.event.title)} /> · <OrganizerText of={read(view.categoryName)} />
      <span className="block">{`${indianDate(startsAt, locale)}, ${indianTime(startsAt, locale)}`}</span>
    </p>
  );
}
