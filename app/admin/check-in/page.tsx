import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listEventsAndRehearsals } from "#booking/events/list-events.ts";
import { office } from "#wiring";
import { AdminFrame } from "../admin-frame.tsx";
import { organizerText, titled } from "../language/organizer-text.ts";
import { requireOrganizer } from "../require-organizer.ts";
import { sortEvents } from "../sort-events.ts";

export const generateMetadata = titled("Check-in");

/** Where somebody begins who only checks riders in: the events of today and to come, and of each no more than when it is. */
export default async function CheckInEventsPage() {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { db, clock } = office();
  // A rehearsal tries this too, while it runs.
  const events = (await listEventsAndRehearsals(db)).filter(
    ({ rehearsalOf, state }) => rehearsalOf === null || state === "published",
  );
  const { current } = sortEvents(events, clock.now());
  return (
    <AdminFrame email={email}>
      <h1 className="mb-6 font-bold text-[1.75rem] tracking-[-0.02em]">{t("Check riders in")}</h1>
      {current.length === 0 ? (
        <p className="rounded-card border border-edge border-dashed p-8 text-center text-soft">
          {t("There is no event to check riders in for. The next one appears here once it is published.")}
        </p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {current.map((event) => (
            <CheckInRow key={event.id} event={event} />
          ))}
        </ul>
      )}
    </AdminFrame>
  );
}

async function CheckInRow({ event: { slug, title, startsAt } }: { event: BookableEvent }) {
  const t = await organizerText();
  return (
    <li className="relative border-line border-t px-4 py-3 first:border-t-0 hover:bg-paper">
      <h2 className="font-bold leading-tight">
        <a
          href={`/admin/events/${slug}/check-in`}
          className="inline-flex min-h-8 items-center after:absolute after:inset-0 hover:underline"
        >
          {title}
        </a>
      </h2>
      <p className="text-[0.92rem] text-soft">{t.moment(startsAt)}</p>
    </li>
  );
}
