import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NO_EVENT } from "#booking/attention/attention.ts";
import { listAttention } from "#booking/attention/list-attention.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { AttentionList } from "../../../attention/attention-list.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";

export const metadata: Metadata = { title: "Needs attention" };

/** Of this event, and what concerns the whole installation and so this event too. */
export default async function EventAttentionPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const list = await listAttention(office(), [event.id, NO_EVENT]);
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="attention">
        <AttentionList list={list} events={new Map([[event.id, event]])} />
      </EventPage>
    </AdminFrame>
  );
}
