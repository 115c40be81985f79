import { notFound } from "next/navigation";
import { readBibs } from "#booking/bibs/read-bibs.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { PageSection } from "../../../page-section.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { GiveOutForm } from "./give-out-form.tsx";
import { RangesForm } from "./ranges-form.tsx";

export const generateMetadata = titled("Bibs");

/** Which numbers each category's riders wear, and giving them out. */
export default async function BibsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const t = await organizerText();
  const bibs = await readBibs(office().db, event.id);
  const rows = bibs.map((each) => ({
    ...each,
    name: event.categories.find(({ id }) => id === each.categoryId)?.name ?? each.categoryId,
  }));
  const path = `/admin/events/${event.slug}`;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <a href={`${path}/bookings`} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("All bookings")}
        </a>
        <h2 className="mt-2 font-bold text-[1.4rem] leading-tight">{t("Bibs")}</h2>
        <p className="mt-1 mb-6 max-w-[38rem] text-soft">
          {t(
            "A number that was given out stays with its rider, also in another category. The number of a rider who cancels is not used again.",
          )}
        </p>
        <div className="grid gap-10 lg:grid-cols-2 lg:gap-x-14">
          <PageSection title={t("1. Which numbers")}>
            <RangesForm slug={event.slug} rows={rows} />
          </PageSection>
          <PageSection title={t("2. Give them out")}>
            <GiveOutForm slug={event.slug} rows={rows} />
            <div className="mt-6 flex flex-wrap gap-3">
              <ButtonLink kind="secondary" href={`${path}/downloads/start-list?order=bib`}>
                {t("Print the bib list")}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`${path}/downloads`}>
                {t("Downloads")}
              </ButtonLink>
            </div>
          </PageSection>
        </div>
      </EventPage>
    </AdminFrame>
  );
}
