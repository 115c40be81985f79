import type { Metadata } from "next";
import { listAttention } from "#booking/attention/list-attention.ts";
import { listEvents } from "#booking/events/list-events.ts";
import { office } from "#wiring";
import { AdminFrame } from "../admin-frame.tsx";
import { requireOrganizer } from "../require-organizer.ts";
import { AttentionList } from "./attention-list.tsx";

export const metadata: Metadata = { title: "Needs attention" };

/** Of every event and of the whole installation. */
export default async function AttentionPage() {
  const { email } = await requireOrganizer();
  const [list, events] = await Promise.all([listAttention(office(), null), listEvents(office().db)]);
  return (
    <AdminFrame email={email}>
      <h1 className="mb-6 font-bold text-[1.75rem] tracking-[-0.02em]">All events</h1>
      <AttentionList list={list} events={new Map(events.map((event) => [event.id, event]))} />
    </AdminFrame>
  );
}
