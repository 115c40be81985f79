import type { ReactNode } from "react";
import { readAttentionCount } from "#booking/attention/read-attention-item.ts";
import { readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import { listEvents } from "#booking/events/list-events.ts";
import { readRunningRehearsals } from "#booking/rehearsals/read-rehearsals.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "./admin-frame.tsx";
import { EventRow } from "./event-row.tsx";
import { Fold } from "./fold.tsx";
import { organizerText, titled } from "./language/organizer-text.ts";
import { requireOrganizer } from "./require-organizer.ts";
import { sortEvents } from "./sort-events.ts";

export const generateMetadata = titled("Events");

export default async function EventsPage() {
  const { email } = await requireOrganizer();
  const t = await organizerText();
  const { db, clock } = office();
  const [events, attention, rehearsals] = await Promise.all([
    listEvents(db),
    readAttentionCount(db, null),
    readRunningRehearsals(db),
  ]);
  const now = clock.now();
  const rows = await Promise.all(
    events.map(async (event) => ({
      ...event,
      row: (
        <EventRow
          key={event.id}
          event={event}
          capacity={await readEventCapacity(db, event.id)}
          rehearsal={rehearsals.get(event.id)}
          now={now}
        />
      ),
    })),
  );
  const { current, drafts, past } = sortEvents(rows, now);

  return (
    <AdminFrame email={email}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-bold text-[1.75rem] tracking-[-0.02em]">{t("Events")}</h1>
        <div className="flex flex-wrap gap-3">
          {attention > 0 ? (
            <ButtonLink href="/admin/attention" kind="secondary">
              {t("Needs attention: {count}", { count: attention })}
            </ButtonLink>
          ) : null}
          <ButtonLink href="/admin/events/new">{t("New event")}</ButtonLink>
        </div>
      </div>
      <div className="space-y-5">
        {events.length === 0 ? (
          <p className="rounded-card border border-edge border-dashed p-8 text-center text-soft">
            {t(
              "There are no events yet. Create one: it stays a draft that only organizers can see until you publish it.",
            )}
          </p>
        ) : null}
        <Rows of={current} />
        {drafts.length > 0 ? (
          <Fold summary={t("Drafts: {count}", { count: drafts.length })} isOpen={current.length === 0}>
            <Rows of={drafts} />
          </Fold>
        ) : null}
        {past.length > 0 ? (
          <Fold summary={t("Past and cancelled: {count}", { count: past.length })}>
            <Rows of={past} />
          </Fold>
        ) : null}
      </div>
    </AdminFrame>
  );
}

function Rows({ of: events }: { of: { row: ReactNode }[] }) {
  if (events.length === 0) return null;
  return <ul className="overflow-hidden rounded-card border border-line bg-surface">{events.map(({ row }) => row)}</ul>;
}
