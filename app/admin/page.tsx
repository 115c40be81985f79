import type { Metadata } from "next";
import { readAttentionCount } from "#booking/attention/read-attention-item.ts";
import { type EventCapacity, readEventCapacity } from "#booking/capacity/read-event-capacity.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listEvents } from "#booking/events/list-events.ts";
import { listMissing } from "#booking/events/list-missing.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { ButtonLink } from "#ui/button.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { office } from "#wiring";
import { AdminFrame } from "./admin-frame.tsx";
import { Checklist } from "./checklist.tsx";
import { stateLabel } from "./event-copy.ts";
import { publicLink } from "./public-link.ts";
import { requireOrganizer } from "./require-organizer.ts";
import { ShareLink } from "./share-link.tsx";
import { StateBadge } from "./state-badge.tsx";
import { StateButton } from "./state-button.tsx";

export const metadata: Metadata = { title: "Events" };

export default async function EventsPage() {
  const { email } = await requireOrganizer();
  const { db, clock } = office();
  const [events, attention] = await Promise.all([listEvents(db), readAttentionCount(db, null)]);
  const capacities = await Promise.all(events.map((event) => readEventCapacity(db, event.id)));
  const now = clock.now();

  return (
    <AdminFrame email={email}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-bold text-[1.75rem] tracking-[-0.02em]">Events</h1>
        <div className="flex flex-wrap gap-3">
          {attention > 0 ? (
            <ButtonLink href="/admin/attention" kind="secondary">
              Needs attention: {attention}
            </ButtonLink>
          ) : null}
          <ButtonLink href="/admin/events/new">New event</ButtonLink>
        </div>
      </div>
      {events.length === 0 ? (
        <p className="rounded-card border border-edge border-dashed p-8 text-center text-soft">
          There are no events yet. Create one: it stays a draft that only organizers can see until you publish it.
        </p>
      ) : (
        <ul className="grid gap-5 lg:grid-cols-2">
          {events.map((event, index) => (
            <EventCard key={event.id} event={event} capacity={capacities[index] as EventCapacity} now={now} />
          ))}
        </ul>
      )}
    </AdminFrame>
  );
}

function EventCard({ event, capacity, now }: { event: BookableEvent; capacity: EventCapacity; now: Date }) {
  const missing = event.state === "draft" ? listMissing(event, capacity, now) : [];
  const path = `/admin/events/${event.slug}`;
  return (
    <li className="flex flex-col rounded-card border border-line bg-surface p-5 shadow-card">
      <StateLine event={event} free={capacity.free} now={now} />
      <h2 className="mt-2 font-bold text-[1.3rem] leading-tight tracking-[-0.01em]">
        <a href={path} className="hover:underline">
          {event.title}
        </a>
      </h2>
      <p className="mt-1 text-soft">
        {indianDate(event.startsAt)}
        {event.place ? ` · ${event.place}` : ""}
      </p>
      {capacity.capacity > 0 ? <SoldBar capacity={capacity} /> : null}
      {event.state === "draft" ? <Checklist missing={missing} editPath={`${path}/edit`} /> : null}
      {event.state === "published" ? (
        <div className="mt-4 border-line border-t pt-4">
          <ShareLink url={publicLink(event.slug)} title={event.title} />
        </div>
      ) : null}
      <div className="mt-auto flex flex-wrap gap-3 pt-5">
        {event.state === "draft" ? (
          <StateButton slug={event.slug} verb="publish" disabled={missing.length > 0} />
        ) : (
          <ButtonLink href={path} kind="secondary">
            Watch the sale
          </ButtonLink>
        )}
        <ButtonLink href={`${path}/edit`} kind="secondary">
          Edit
        </ButtonLink>
        {event.state === "draft" ? null : (
          <ButtonLink href={`${path}/bookings`} kind="secondary">
            Bookings
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

function StateLine({ event, free, now }: { event: BookableEvent; free: number; now: Date }) {
  const isBefore = event.state === "published" && now < event.opensAt;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StateBadge {...stateLabel(event, free, now)} />
      {isBefore ? (
        <span className="text-[0.95rem] text-soft">
          {indianDate(event.opensAt)}, {indianTime(event.opensAt)}
        </span>
      ) : null}
    </p>
  );
}

function SoldBar({ capacity }: { capacity: EventCapacity }) {
  const count = new Intl.NumberFormat("en-IN");
  const sold = `${count.format(capacity.confirmed)} of ${count.format(capacity.capacity)} confirmed`;
  return (
    <div className="mt-4">
      <ProgressBar share={capacity.confirmed / capacity.capacity} label={sold} />
      <p className="mt-1.5 text-[0.95rem]">
        {sold}
        {capacity.held + capacity.called > 0 ? `, ${count.format(capacity.held + capacity.called)} set aside` : ""}
      </p>
    </div>
  );
}
