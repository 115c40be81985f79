import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { BookingState } from "#booking/bookings/booking.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { listBookings } from "#booking/organizers/list-bookings.ts";
import { readEventCapacity } from "#booking/organizers/read-event-capacity.ts";
import { ButtonLink } from "#ui/button.tsx";
import { startline } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { requireOrganizer } from "../../../require-organizer.ts";
import { EventTitle } from "../event-title.tsx";
import { BookingCard } from "./booking-card.tsx";
import { stateWords } from "./booking-words.ts";
import { SearchForm } from "./search-form.tsx";

export const metadata: Metadata = { title: "Bookings" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BookingsPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(startline().db, (await params).slug);
  if (!event) notFound();
  const { search, state, page } = readQuery(await searchParams);
  const [capacity, found] = await Promise.all([
    readEventCapacity(startline().db, event.id),
    listBookings(startline(), event.id, { search, state }, page),
  ]);
  const path = `/admin/events/${event.slug}/bookings`;
  const pagePath = (wanted: number) =>
    `${path}?${new URLSearchParams({ search, state: state ?? "all", page: String(wanted) })}`;

  return (
    <AdminFrame email={email}>
      <EventTitle event={event} free={capacity.free} current="bookings" />
      <SearchForm search={search} state={state} />
      <div className="mt-6 mb-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status">{countWords(found.total, search)}</p>
        <ButtonLink kind="secondary" href={`/api/admin/events/${event.slug}/participants.csv`}>
          Export participants (CSV)
        </ButtonLink>
      </div>
      <ul className="grid gap-3 md:grid-cols-2">
        {found.bookings.map((booking) => (
          <BookingCard key={booking.id} booking={booking} path={`${path}/${booking.id}`} />
        ))}
      </ul>
      {found.pages > 1 ? (
        <nav aria-label="Pages" className="mt-6 flex items-center justify-center gap-4">
          {page > 1 ? (
            <ButtonLink kind="secondary" href={pagePath(page - 1)}>
              Newer
            </ButtonLink>
          ) : null}
          <span>
            Page {page} of {found.pages}
          </span>
          {page < found.pages ? (
            <ButtonLink kind="secondary" href={pagePath(page + 1)}>
              Older
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </AdminFrame>
  );
}

function readQuery(query: Awaited<Props["searchParams"]>): {
  search: string;
  state: BookingState | null;
  page: number;
} {
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const wanted = text("state") || "confirmed";
  const state = wanted in stateWords ? (wanted as BookingState) : null;
  const page = Number.parseInt(text("page"), 10);
  return { search: text("search").slice(0, 100), state, page: page >= 1 && page <= 10_000 ? page : 1 };
}

function countWords(total: number, search: string): string {
  const found = total === 1 ? "1 booking" : `${total.toLocaleString("en-IN")} bookings`;
  return search === "" ? found : `${found} for “${search}”`;
}
