import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { copyOf } from "#app/copy/copy-of.ts";
import { listAuditEntries } from "#booking/audit-log/list-audit-entries.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { AuditLog } from "../../../audit-log.tsx";
import { PageSection } from "../../../page-section.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { SaleControls } from "./sale-controls.tsx";
import type { VisitorCopy } from "./visitor-copy.ts";

export const metadata: Metadata = { title: "Controls" };

export default async function ControlsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const { slug } = event;
  const entries = await listAuditEntries(office().db, event.id);
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="controls">
        <SaleControls slug={slug} copy={visitorCopy()} />
        <div className="mt-10 max-w-[720px]">
          <PageSection title="Audit log">
            <AuditLog entries={entries} bookingPath={(id) => `/admin/events/${slug}/bookings/${id}`} />
          </PageSection>
        </div>
      </EventPage>
    </AdminFrame>
  );
}

/** What stands on the visitors' pages, from the pages' own copy. */
function visitorCopy(): VisitorCopy {
  const entries = LANGUAGES.map((language) => {
    const { noticeTitle, pausedTitle, pausedText } = copyOf(language).event.sale;
    return [language, { noticeTitle, pausedTitle, pausedText }];
  });
  return Object.fromEntries(entries) as VisitorCopy;
}
