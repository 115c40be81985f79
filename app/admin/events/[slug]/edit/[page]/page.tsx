import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { draftOfEvent } from "#booking/events/draft-of-event.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { SET_UP_PAGES } from "../../../../event-form/field-copy.ts";
import { SetUpForm } from "../../../../event-form/set-up-form.tsx";
import { organizerText } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { EventPage } from "../../event-page.tsx";

type Props = { params: Promise<{ slug: string; page: string }> };

const indexOf = (name: string): number => SET_UP_PAGES.findIndex(({ page }) => page === name);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await organizerText();
  return { title: t(SET_UP_PAGES[indexOf((await params).page)]?.title ?? "Set-up") };
}

/** One of the seven pages of Set-up: it is read, written and saved by itself. */
export default async function SetUpPage({ params }: Props) {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { slug: wanted, page: name } = await params;
  const index = indexOf(name);
  const part = SET_UP_PAGES[index];
  const event = part ? await readEventBySlug(office().db, wanted) : null;
  if (!part || !event) notFound();
  if (event.rehearsalOf !== null) redirect(`/admin/events/${event.slug}/rehearsal`);
  const { slug, state } = event;
  const draft = draftOfEvent(event, await readEventCapacity(office().db, event.id));
  const overview = `/admin/events/${slug}/edit`;
  const after = SET_UP_PAGES[index + 1];
  const next = after
    ? { path: `${overview}/${after.page}`, title: t(after.title) }
    : { path: overview, title: t("Set-up") };
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="edit">
        <p className="-mt-2">
          <a href={overview} className="inline-flex min-h-12 items-center underline underline-offset-4">
            {t("Set-up")}
          </a>
          <span className="text-soft">
            {" "}
            · {t("{number} of {all}", { number: index + 1, all: SET_UP_PAGES.length })}
          </span>
        </p>
        <h2 className="mb-5 font-bold text-[1.4rem] tracking-[-0.02em]">{t(part.title)}</h2>
        <SetUpForm draft={draft} saved={{ slug, state }} email={email} page={part.page} next={next} />
      </EventPage>
    </AdminFrame>
  );
}
