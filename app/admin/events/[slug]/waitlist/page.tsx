import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ENTRIES_PER_PAGE, listWaitlist, readWaitlistCounts } from "#booking/waitlist/list-waitlist.ts";
import type { WaitlistEntry } from "#booking/waitlist/waitlist-entry.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { Fold } from "../../../fold.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventPage } from "../event-page.tsx";
import { EntryCard } from "./entry-card.tsx";
import { standingCopy, waitlistStandingOf } from "./waitlist-standing.ts";
import { WaitlistSwitch } from "./waitlist-switch.tsx";

export const generateMetadata = titled("Waitlist");

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ page?: string }> };

/** Who waits for a place of a sold-out event, what was offered to whom, and whether places are offered at all. */
export default async function WaitlistPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const t = await organizerText();
  const page = Math.max(1, Number.parseInt((await searchParams).page ?? "1", 10) || 1);
  const [counts, entries] = await Promise.all([
    readWaitlistCounts(office().db, event.id),
    listWaitlist(office().db, event.id, page),
  ]);
  const standing = waitlistStandingOf({ ...event, isWaitlistOn: counts.isOn }, office().clock.now());
  const path = `/admin/events/${event.slug}`;
  const nameOf = (id: string) => event.categories.find((category) => category.id === id)?.name ?? t("a category");
  const list = (shown: WaitlistEntry[]) => (
    <ul className="mt-6 max-w-[46rem] rounded-card border border-line bg-surface">
      {shown.map(({ id, name, phone, email, ahead, categoryId, joinedAt, state, offer }) => (
        <EntryCard
          key={id}
          slug={event.slug}
          isEventCancelled={standing === "cancelled"}
          entry={{
            id,
            name,
            phone,
            email,
            position: ahead === null ? null : ahead + 1,
            category: nameOf(categoryId),
            joinedAt,
            state,
            offer,
          }}
        />
      ))}
    </ul>
  );
  // Whoever left and joined again is here twice.
  const isHere = ({ state }: WaitlistEntry) => state === "waiting" || state === "offered";
  const here = entries.filter(isHere);
  const ended = entries.filter((entry) => !isHere(entry));
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <a href={path} className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("Now")}
        </a>
        <h2 className="mt-2 font-bold text-[1.4rem] leading-tight">{t("Waitlist")}</h2>
        <p className="mt-1 max-w-[38rem] text-soft">
          {t(
            "Once all is sold, people can wait. A place that comes back is held for the one who has waited longest for its category, who has some hours to pay.",
          )}
        </p>
        {standing === "cancelled" ? (
          <p className="mt-4 font-semibold">{t(standingCopy[standing])}</p>
        ) : (
          <WaitlistSwitch slug={event.slug} isOn={counts.isOn} standing={standing} />
        )}
        {entries.length === 0 ? (
          <p className="mt-6 text-soft">
            {page === 1 ? t("Nobody has joined yet.") : t("There is nobody on this page.")}
          </p>
        ) : (
          <>
            {here.length > 0 ? list(here) : null}
            {ended.length === 0 ? null : here.length === 0 ? (
              list(ended)
            ) : (
              <div className="mt-6 max-w-[46rem] border-line border-y">
                <Fold summary={t("Waiting no longer")}>{list(ended)}</Fold>
              </div>
            )}
          </>
        )}
        {counts.total > ENTRIES_PER_PAGE ? (
          <div className="mt-4 flex flex-wrap gap-3">
            {page > 1 ? (
              <ButtonLink kind="secondary" href={`${path}/waitlist?page=${page - 1}`}>
                {t("Back")}
              </ButtonLink>
            ) : null}
            {page * ENTRIES_PER_PAGE < counts.total ? (
              <ButtonLink kind="secondary" href={`${path}/waitlist?page=${page + 1}`}>
                {t("More people")}
              </ButtonLink>
            ) : null}
          </div>
        ) : null}
      </EventPage>
    </AdminFrame>
  );
}
