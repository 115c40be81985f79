import { notFound } from "next/navigation";
import { historyDays } from "#booking/audit-log/history-days.ts";
import { listHistory } from "#booking/audit-log/list-audit-entries.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { AuditLog } from "../../../audit-log.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { PageSection } from "../../../page-section.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { HistoryFilter } from "./history-filter.tsx";

export const generateMetadata = titled("History");

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Who changed what of this event, and when. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event) notFound();
  const asked = await searchParams;
  const textOf = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const chosen = { by: textOf("by"), kind: textOf("kind"), from: textOf("from"), to: textOf("to") };
  const { entries, people, actions, isCut } = await listHistory(office().db, event.id, {
    by: chosen.by || null,
    action: chosen.kind || null,
    ...historyDays(chosen),
  });
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="edit">
        <div className="max-w-[720px]">
          <PageSection title={t("History")}>
            <HistoryFilter
              csvPath={`/api/admin/events/${event.slug}/audit-log.csv`}
              chosen={chosen}
              people={people}
              actions={actions}
            />
            {isCut ? (
              <p className="mb-3 text-soft">{t("Only the newest 200 are shown. The file has all of them.")}</p>
            ) : null}
            <AuditLog entries={entries} bookingPath={(id) => `/admin/events/${event.slug}/bookings/${id}`} />
          </PageSection>
        </div>
      </EventPage>
    </AdminFrame>
  );
}
