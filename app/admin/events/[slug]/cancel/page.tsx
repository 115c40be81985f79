import { notFound } from "next/navigation";
import { asSent } from "#app/api-client/as-sent.ts";
import {
  readCancellationPreview,
  readCancellationProgress,
} from "#booking/cancellations/read-cancellation-progress.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import type { Cancellation } from "#http/admin/cancel-schemas.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { CancelEvent } from "./cancel-event.tsx";

export const generateMetadata = titled("Cancel the event");

export default async function CancelEventPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const [preview, progress] = await Promise.all([
    readCancellationPreview(office(), event.id),
    readCancellationProgress(office().db, event.id),
  ]);
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first: Cancellation = asSent({ state: event.state, preview, progress });
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <CancelEvent slug={event.slug} title={event.title} first={first} />
      </EventPage>
    </AdminFrame>
  );
}
