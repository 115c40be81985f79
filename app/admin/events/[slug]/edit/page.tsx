import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { EventForm } from "../../../event-form/event-form.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";

export const metadata: Metadata = { title: "Edit" };

export default async function EditEventPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const { db } = office();
  const event = await readEventBySlug(db, (await params).slug);
  if (!event) notFound();
  const capacity = await readEventCapacity(db, event.id);
  const { slug, revision, state } = event;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="edit">
        <EventForm draft={draftOfEvent(event, capacity)} saved={{ slug, revision, state }} email={email} />
      </EventPage>
    </AdminFrame>
  );
}
