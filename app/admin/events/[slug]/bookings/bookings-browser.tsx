"use client";

import { useEffect, useRef, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { useWhenOnline } from "#app/visitor/use-when-online.ts";
import type { FoundBookings } from "#http/admin/booking-schemas.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { SignInLink } from "../../../sign-in-link.tsx";
import { BookingsTable } from "./bookings-table.tsx";
import {
  countCopy,
  EVERYBODY,
  finishSearch,
  isEverybody,
  type Search,
  type SearchRequest,
  startSearch,
} from "./search.ts";
import { SearchForm } from "./search-form.tsx";

/** On a laptop, where a mouse needs no thumb's room. */
const small = "!px-4 lg:!min-h-9 lg:!px-3.5 lg:text-[0.92rem]";

type Props = { slug: string; first: FoundBookings; categories: readonly { id: string; name: string }[] };

/** Finds bookings. What is searched for goes in the body of a request and stays out of addresses, which are logged. */
export function BookingsBrowser({ slug, first, categories }: Props) {
  const t = useOrganizerText();
  const [shown, setShown] = useState<Search>({ asked: EVERYBODY, found: first, failure: null, isBusy: false });
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
    if (kept) void ask({ ...EVERYBODY, ...(JSON.parse(kept) as Partial<SearchRequest>) });
  }, [key]);

  const turnTo = (page: number) => void ask({ ...asked, page });
  return (
    <>
      <SearchForm
        key={asked.search}
        asked={asked}
        categories={categories}
        onSearch={(filter) => void ask({ ...filter, page: 1 })}
      />
      <div role="alert" className="mt-6 empty:hidden">
        {failure === "signed_out" ? (
          <Notice tone="time" title={t("You are signed out")}>
            <SignInLink />
          </Notice>
        ) : null}
        {failure === "failed" ? (
          <Notice tone="time" title={t("We couldn't search")}>
            <p>{t("Check your connection, then try again.")}</p>
            <Button kind="secondary" className="mt-2" onClick={() => void ask(asked)}>
              {t("Try again")}
            </Button>
          </Notice>
        ) : null}
      </div>
      <div className="my-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 lg:my-2">
        <div className="flex flex-wrap items-center gap-x-4">
          <p role="status">{countCopy(shown, t)}</p>
          {isEverybody(asked) ? null : (
            <Button kind="quiet" className="lg:min-h-9!" onClick={() => void ask(EVERYBODY)}>
              {t("Show all riders")}
            </Button>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink kind="secondary" className={small} href={`/admin/events/${slug}/bookings/add`}>
            {t("Add a rider")}
          </ButtonLink>
          <ButtonLink kind="secondary" className={small} href={`/admin/events/${slug}/bookings/import`}>
            {t("Add many")}
          </ButtonLink>
          <ButtonLink kind="secondary" className={small} href={`/admin/events/${slug}/bibs`}>
            {t("Bibs")}
          </ButtonLink>
          <ButtonLink kind="secondary" className={small} href={`/admin/events/${slug}/downloads`}>
            {t("Downloads")}
          </ButtonLink>
        </div>
      </div>
      {found && found.bookings.length > 0 ? (
        <BookingsTable bookings={found.bookings} path={`/admin/events/${slug}/bookings`} />
      ) : null}
      {found && found.pages > 1 ? (
        <nav aria-label={t("Pages")} className="mt-6 flex items-center justify-center gap-4">
          {found.page > 1 ? (
            <Button kind="secondary" onClick={() => turnTo(found.page - 1)}>
              {t("Newer")}
            </Button>
          ) : null}
          <span>{t("Page {page} of {pages}", { page: found.page, pages: found.pages })}</span>
          {found.page < found.pages ? (
            <Button kind="secondary" onClick={() => turnTo(found.page + 1)}>
              {t("Older")}
            </Button>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
