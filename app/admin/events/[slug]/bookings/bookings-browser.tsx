"use client";

import { useEffect, useRef, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import type { BookingFilter } from "#booking/organizers/listed-booking.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { refusalWords } from "../../../refusal-words.ts";
import { BookingCard } from "./booking-card.tsx";
import type { BookingsPageJson } from "./bookings-json.ts";
import { SearchForm } from "./search-form.tsx";

type Asked = BookingFilter & { page: number };

const CONFIRMED: Asked = { search: "", state: "confirmed", page: 1 };

/** Finds bookings. What is searched for goes in the body of a request and stays out of addresses, which are logged. */
export function BookingsBrowser({ slug, first }: { slug: string; first: BookingsPageJson }) {
  const [asked, setAsked] = useState(CONFIRMED);
  const [found, setFound] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef(0);
  const key = `startline.admin.search.${slug}`;

  async function ask(wanted: Asked) {
    latest.current += 1;
    const turn = latest.current;
    setAsked(wanted);
    setBusy(true);
    const reply = await callApi<BookingsPageJson>(`/api/admin/events/${slug}/bookings/search`, {
      method: "POST",
      body: wanted,
    });
    if (turn !== latest.current) return;
    setBusy(false);
    setProblem(reply.kind === "ok" ? null : refusalWords(reply));
    if (reply.kind !== "ok") return;
    setFound(reply.body);
    sessionStorage.setItem(key, JSON.stringify(wanted));
  }
  // Whoever comes back from a booking finds the list as they left it.
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) void ask({ ...CONFIRMED, ...(JSON.parse(kept) as Partial<Asked>) });
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
      <div className="mt-6 mb-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status">{isBusy ? "Looking…" : countWords(found.total, asked.search)}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink kind="secondary" href={`${exportPath}.xlsx`}>
            Export (Excel)
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${exportPath}.csv`}>
            Export (CSV)
          </ButtonLink>
        </div>
      </div>
      {problem ? <Notice tone="time" title={problem} /> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {found.bookings.map((booking) => (
          <BookingCard key={booking.id} booking={booking} path={`/admin/events/${slug}/bookings/${booking.id}`} />
        ))}
      </ul>
      {found.pages > 1 ? (
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

function countWords(total: number, search: string): string {
  const found = total === 1 ? "1 booking" : `${total.toLocaleString("en-IN")} bookings`;
  return search === "" ? found : `${found} for “${search}”`;
}
