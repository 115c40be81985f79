import { notFound } from "next/navigation";
import { columnsOf, presetsOf } from "#booking/bookings-list/download-columns.ts";
import { listAnswerCounts } from "#booking/bookings-list/list-answer-counts.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { PageSection } from "../../../page-section.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { AnswerCountsTable } from "./answer-counts.tsx";
import { DownloadForm } from "./download-form.tsx";

export const generateMetadata = titled("Downloads");

/** Lists of riders for a spreadsheet, for the printer and for others. */
export default async function DownloadsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const t = await organizerText();
  const counted = await listAnswerCounts(office().db, event);
  const path = `/admin/events/${event.slug}`;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <a href={`${path}/bookings`} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("All bookings")}
        </a>
        <h2 className="mt-2 mb-5 font-bold text-[1.4rem] leading-tight">{t("Downloads")}</h2>
        <div className="grid gap-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-x-14">
          <DownloadForm
            slug={event.slug}
            columns={columnsOf(event).map(({ id, header, group }) => ({ id, header, group }))}
            presets={presetsOf(event)}
            categories={event.categories.map(({ id, name }) => ({ id, name }))}
          />
          <div className="space-y-10">
            <PageSection title={t("To print")}>
              <p className="text-soft">{t("Names with a box to tick, on A4.")}</p>
              <div className="mt-3 flex flex-wrap gap-3">
                <ButtonLink kind="secondary" href={`${path}/downloads/start-list`}>
                  {t("Start list and bib list")}
                </ButtonLink>
              </div>
            </PageSection>
            {counted.length > 0 ? (
              <PageSection title={t("Counts of confirmed riders")}>
                <AnswerCountsTable questions={counted} />
              </PageSection>
            ) : null}
          </div>
        </div>
      </EventPage>
    </AdminFrame>
  );
}
