import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { listAuditEntries } from "#booking/audit-log/list-audit-entries.ts";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../admin-frame.tsx";
import { AuditLog } from "../../audit-log.tsx";
import { LiveSale } from "../../live/live-sale.tsx";
import { PageSection } from "../../page-section.tsx";
import { publicLink } from "../../public-link.ts";
import { requireOrganizer } from "../../require-organizer.ts";
import { ShareLink } from "../../share-link.tsx";
import { StateButton } from "../../state-button.tsx";
import { EventPage } from "./event-page.tsx";
import { PublishSection } from "./publish-section.tsx";

export const metadata: Metadata = { title: "Sale" };

export default async function SalePage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const [entries, capacity] = await Promise.all([
    listAuditEntries(office().db, event.id),
    readEventCapacity(office().db, event.id),
  ]);
  const { slug, state } = event;
  const done = (
    <div className="mt-10">
      <PageSection title="Audit log">
        <AuditLog entries={entries} bookingPath={(id) => `/admin/events/${slug}/bookings/${id}`} />
      </PageSection>
    </div>
  );
  if (state === "draft") {
    return (
      <AdminFrame email={email}>
        <EventPage event={event} current="sale">
          <PublishSection event={event} capacity={capacity} now={office().clock.now()} />
          {entries.length > 0 ? done : null}
        </EventPage>
      </AdminFrame>
    );
  }
  // Whether somebody joins meanwhile, the API decides.
  const isUntouched = capacity.confirmed + capacity.held + capacity.called === 0;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="sale">
        <LiveSale slug={slug} />
        {state === "published" ? (
          <div className="mt-10">
            <ShareLink url={publicLink(slug)} title={event.title} />
          </div>
        ) : null}
        {done}
        <div className="mt-10 flex flex-wrap gap-3 border-line border-t pt-6">
          <ButtonLink kind="secondary" href={`/api/admin/events/${slug}/participants.xlsx`} download>
            Export participants (Excel)
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/api/admin/events/${slug}/participants.csv`} download>
            Export participants (CSV)
          </ButtonLink>
          <ButtonLink kind="secondary" href={`/e/${slug}`}>
            See the page
          </ButtonLink>
          {state === "published" ? <StateButton slug={slug} verb="close" /> : null}
          {state === "closed" ? <StateButton slug={slug} verb="reopen" /> : null}
          {isUntouched && (state === "published" || state === "closed") ? (
            <StateButton slug={slug} verb="unpublish" />
          ) : null}
          <ButtonLink kind="quiet" href={`/admin/events/${slug}/cancel`}>
            {state === "cancelled" ? "How far the cancellation has come" : "Cancel the whole event"}
          </ButtonLink>
        </div>
      </EventPage>
    </AdminFrame>
  );
}
