import { notFound, redirect } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { requireOrganizer } from "../../../require-organizer.ts";

/** The controls stand on the event's page; links that people have kept lead there. */
export default async function ControlsPage({ params }: { params: Promise<{ slug: string }> }) {
  await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  redirect(`/admin/events/${event.slug}#controls`);
}
