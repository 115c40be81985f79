import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { BookingsBrowser } from "./bookings-browser.tsx";
import type { BookingsPageJson } from "./bookings-json.ts";

export const metadata: Metadata = { title: "Bookings" };

export default async function BookingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const confirmed = await listBookings(office(), event.id, { search: "", state: "confirmed" }, 1);
  // As the API sends it, so that the first page and all later ones are the same.
  const first = JSON.parse(JSON.stringify(confirmed)) as BookingsPageJson;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <BookingsBrowser slug={event.slug} first={first} />
      </EventPage>
    </AdminFrame>
  );
}
