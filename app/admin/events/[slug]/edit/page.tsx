import { notFound, redirect } from "next/navigation";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { DeleteDraft } from "../../../event-form/delete-draft.tsx";
import { formOfDraft } from "../../../event-form/form-values.ts";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { setUpOverview } from "./set-up-overview.ts";
import { SetUpPages } from "./set-up-pages.tsx";

export const generateMetadata = titled("Set-up");

/** The seven pages on which an event is written, and what each still lacks. */
export default async function EditEventPage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { db, clock } = office();
  const event = await readEventBySlug(db, (await params).slug);
  if (!event) notFound();
  if (event.rehearsalOf !== null) redirect(`/admin/events/${event.slug}/rehearsal`);
  const capacity = await readEventCapacity(db, event.id);
  const { slug, state, title } = event;
  const isDraft = state === "draft";
  // Of what is public nothing is missing: that its own time is over is no fault.
  const missing = isDraft ? listMissing(event, capacity, clock.now()) : [];
  const pages = setUpOverview(formOfDraft(draftOfEvent(event, capacity)), missing, t);
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="edit">
        <div className="mb-2 flex items-center justify-between gap-4">
          <h2 className="font-bold text-[1.4rem] tracking-[-0.02em]">{t("Set-up")}</h2>
          <a
            href={`/admin/events/${slug}/history`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("History")}
          </a>
        </div>
        <SetUpPages slug={slug} email={email} pages={pages} />
        <div className="mt-6 flex flex-wrap gap-3">
          {isDraft ? (
            <ButtonLink {...(missing.length > 0 && { kind: "secondary" })} href={`/admin/events/${slug}`}>
              {t("Check and publish")}
            </ButtonLink>
          ) : (
            <ButtonLink kind="secondary" href={`/e/${slug}`} target="_blank">
              {t("See the page")}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={`/admin/events/${slug}/preview`}>
            {t("Preview")}
          </ButtonLink>
        </div>
        {isDraft ? (
          <div className="mt-10">
            <DeleteDraft slug={slug} title={title} email={email} />
          </div>
        ) : null}
      </EventPage>
    </AdminFrame>
  );
}
