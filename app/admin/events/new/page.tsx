import type { Metadata } from "next";
import { office } from "#wiring";
import { AdminFrame } from "../../admin-frame.tsx";
import { EventForm } from "../../event-form/event-form.tsx";
import { newEventDraft } from "../../event-form/new-event.ts";
import { requireOrganizer } from "../../require-organizer.ts";

export const metadata: Metadata = { title: "New event" };

export default async function NewEventPage() {
  const { email } = await requireOrganizer();
  return (
    <AdminFrame email={email}>
      <h1 className="mb-2 font-bold text-[1.75rem] tracking-[-0.02em]">New event</h1>
      <p className="mb-6 max-w-[620px] text-soft">
        Write what you know, save, and come back for the rest. Only organizers see a draft.
      </p>
      <EventForm draft={newEventDraft(office().clock.now())} saved={null} email={email} />
    </AdminFrame>
  );
}
