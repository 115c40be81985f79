"use client";

import { useEffect, useRef, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { FoundBookings } from "#http/admin/booking-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SignInLink } from "../../../sign-in-link.tsx";
import { BookingCard } from "./booking-card.tsx";
import { countCopy, finishSearch, type Search, type SearchRequest, startSearch } from "./search.ts";
import { SearchForm } from "./search-form.tsx";

const CONFIRMED: SearchRequest = { search: "", state: "confirmed", page: 1 };

/** Finds bookings. What is searched for goes in the body of a request and stays out of addresses, which are logged. */
export function BookingsBrowser({ slug, first }: { slug: string; first: FoundBookings }) {
  const [shown, setShown] = useState<Search>({ asked: CONFIRMED, found: first, failure: null, isBusy: false });
  const latest = useRef(0);
  const key = `startline.admin.search.${slug}`;
  const { asked, found, failure } = shown;

  async function ask(wanted: SearchRequest) {
    latest.current += 1;
    const turn = latest.current;
    setShown((before) => startSearch(before, wanted));
    const reply = await callApi<FoundBookings>(`/api/admin/events/${slug}/bookings/search`, {
      method: "POST",
      body: wanted,
    });
    if (turn !== latest.current) return;
    setShown((before) => finishSearch(before, reply));
    if (reply.kind === "ok") sessionStorage.setItem(key, JSON.stringify(wanted));
  }
  useWhenOnline(() => {
    if (failure === "failed") void ask(asked);
  });
  // Whoever comes back from a booking finds the list as they left it.
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) void ask({ ...CONFIRMED, ...(JSON.parse(kept) as Partial<SearchRequest>) });
  }, [key]);

  const turnTo = (page: number) => void ask({ ...asked, page });
  const exportPath = `/api/admin/events/${slug}/participants`;
  return (
    <>
      <SearchForm
        key={`${asked.search}/${asked.state}`}
        asked={asked}
        onSearch={(filter) => void ask({ ...filter, page: 1 })}
      />
      <div role="alert" className="mt-6 empty:hidden">
        {failure === "signed_out" ? (
          <Notice tone="time" title="You are signed out">
            <SignInLink />
          </Notice>
        ) : null}
        {failure === "failed" ? (
          <Notice tone="time" title="We couldn't search">
            <p>Check your connection, then try again.</p>
            <Button kind="secondary" className="mt-2" onClick={() => void ask(asked)}>
              Try again
            </Button>
          </Notice>
        ) : null}
      </div>
      <div className="mt-6 mb-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status">{countCopy(shown)}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="secondary" href={`${exportPath}.xlsx`} download>
            Export (Excel)
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${exportPath}.csv`} download>
            Export (CSV)
          </ButtonLink>
        </div>
      </div>
      <ul className="grid gap-3 md:grid-cols-2">
        {found?.bookings.map((booking) => (
          <BookingCard key={booking.id} booking={booking} path={`/admin/events/${slug}/bookings/${booking.id}`} />
        ))}
      </ul>
      {found && found.pages > 1 ? (
        <nav aria-label="Pages" className="mt-6 flex items-center justify-center gap-4">
          {found.page > 1 ? (
            <Button kind="secondary" onClick={() => turnTo(found.page - 1)}>
              Newer
            </Button>
          ) : null}
          <span>
            Page {found.page} of {found.pages}
          </span>
          {found.page < found.pages ? (
            <Button kind="secondary" onClick={() => turnTo(found.page + 1)}>
              Older
            </Button>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
