import { notFound } from "next/navigation";
import { uncommittedPlaces } from "#booking/capacity/capacity.ts";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { IMPORT_ROWS_MAX } from "#booking/rider-import/rider-file.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { organizerText, titled } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";
import { ImportForm } from "./import-form.tsx";

export const generateMetadata = titled("Add many riders");

/** Riders from a spreadsheet: guests, and those who paid in cash. */
export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const capacity = await readEventCapacity(office().db, event.id);
  const free = Math.max(0, uncommittedPlaces(capacity, capacity.categories));
  const path = `/admin/events/${event.slug}/bookings`;
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <div className="max-w-[46rem]">
          <a href={path} className="inline-flex min-h-12 items-center underline underline-offset-4">
            {t("All bookings")}
          </a>
          <h2 className="mt-2 font-bold text-[1.4rem] leading-tight">{t("Add many riders")}</h2>
          <p className="mt-1 mb-4 text-soft">
            {t(
              "From a spreadsheet, up to {max} at a time: guests, and riders who paid you in cash. Fill in the template, save it as CSV, and choose it here. You see every row before anybody is added.",
              { max: IMPORT_ROWS_MAX },
            )}
          </p>
          <ButtonLink
            kind="secondary"
            className="mb-6"
            href={`/api/admin/events/${event.slug}/rider-import/template.csv`}
            download
          >
            {t("Download the template")}
          </ButtonLink>
          {event.state === "cancelled" ? (
            <p>{t("This event is cancelled.")}</p>
          ) : (
            <ImportForm
              slug={event.slug}
              free={free}
              names={{
                categories: event.categories.map(({ id, name }) => ({ id, name })),
                questions: event.questions.map(({ id, label }) => ({ id, label })),
              }}
            />
          )}
        </div>
      </EventPage>
    </AdminFrame>
  );
}
