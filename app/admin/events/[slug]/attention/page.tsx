import { notFound, redirect } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { requireOrganizer } from "../../../require-organizer.ts";

/** Where alarms lead: a sign-in on the way keeps a path and would lose an anchor. */
export default async function EventAttentionPage({ params }: { params: Promise<{ slug: string }> }) {
  await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  redirect(`/admin/events/${event.slug}#attention`);
}
