import { notFound } from "next/navigation";
import { asSent } from "#app/api-client/as-sent.ts";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import type { FoundBookings } from "#http/admin/booking-schemas.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { BookingsBrowser } from "./bookings-browser.tsx";
import { EVERYBODY } from "./search.ts";

export const generateMetadata = titled("Riders");

export default async function BookingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const { page, ...filter } = EVERYBODY;
  const everybody = await listBookings(office(), event.id, filter, page);
  // As the API sends it, so that the first page and all later ones are the same.
  const first: FoundBookings = asSent(everybody);
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <BookingsBrowser
          slug={event.slug}
          first={first}
          categories={event.categories.map(({ id, name }) => ({ id, name }))}
        />
      </EventPage>
    </AdminFrame>
  );
}
