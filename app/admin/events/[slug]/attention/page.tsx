import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NO_EVENT } from "#booking/attention/attention.ts";
import { listAttention } from "#booking/attention/list-attention.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { readEventCapacity } from "#booking/organizers/read-event-capacity.ts";
import { startline } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { AttentionList } from "../../../attention/attention-list.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventTitle } from "../event-title.tsx";

export const metadata: Metadata = { title: "Needs attention" };

/** Of this event, and what concerns the whole installation and so this event too. */
export default async function EventAttentionPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(startline().db, (await params).slug);
  if (!event) notFound();
  const [capacity, list] = await Promise.all([
    readEventCapacity(startline().db, event.id),
    listAttention(startline(), [event.id, NO_EVENT]),
  ]);
  return (
    <AdminFrame email={email}>
      <EventTitle event={event} free={capacity.free} current="attention" />
      <AttentionList list={list} events={new Map([[event.id, event]])} />
    </AdminFrame>
  );
}
