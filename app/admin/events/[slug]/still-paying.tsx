"use client";

import type { StillPaying as Row } from "#booking/sale-console/list-still-paying.ts";
import { useOrganizerText } from "../../language/text-context.tsx";
import type { Translate } from "../../language/translate.ts";
import { useLiveSale } from "../../live/live-provider.tsx";
import { PageSection } from "../../page-section.tsx";
import { RefreshWhile } from "../../refresh-while.tsx";
import { standingCopy, standingOfLive } from "./waitlist/waitlist-standing.ts";

type Props = { slug: string; rows: Row[]; isOpen: boolean };

/** Where no place is free: who may still leave one, and who would get it. */
export function StillPaying({ slug, rows, isOpen }: Props) {
  const t = useOrganizerText();
  const sale = useLiveSale().body;
  const { paying, waiting, waitlist } = sale;
  const standing = standingOfLive(sale);
  const more = paying - rows.length;
  return (
    <PageSection title={t("Who still pays")}>
      <RefreshWhile isUnderWay={rows.length > 0} />
      {rows.length === 0 ? (
        <p className="text-soft">
          {t("Nobody is paying now.")}{" "}
          {waitlist.offered > 0
            ? t(
                {
                  one: "{count} place is held for somebody on the waitlist.",
                  other: "{count} places are held for people on the waitlist.",
                },
                { count: waitlist.offered },
              )
            : null}
        </p>
      ) : (
        <ul className="rounded-card border border-line bg-surface">
          {rows.map(({ bookingId, reference, name, keptUntil }) => (
            <li key={bookingId} className="border-line border-t first:border-t-0">
              <a
                href={`/admin/events/${slug}/bookings/${bookingId}`}
                className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 no-underline"
              >
                <span className="wrap-anywhere font-semibold underline underline-offset-4">{name || reference}</span>
                <span className="text-[0.95rem] text-soft">
                  {t("{reference} · has until {time}", { reference, time: t.time(keptUntil) })}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="mt-2 text-soft">{t("And {count} more.", { count: more })}</p> : null}
      {rows.length > 0 ? (
        <p className="mt-2 text-[0.95rem] text-soft">
          {t("The place of whoever does not pay by then comes back by itself.")}
        </p>
      ) : null}
      {waitlist.waiting > 0 ? (
        <p className="mt-3">
          {standing === "offering"
            ? t("A place that comes back goes to the waitlist first.")
            : t(standingCopy[standing])}
        </p>
      ) : null}
      {waitlist.waiting === 0 || (waiting > 0 && standing !== "offering") ? (
        <p className="mt-3">{waitingCopy(waiting, isOpen, t)}</p>
      ) : null}
    </PageSection>
  );
}

function waitingCopy(count: number, isOpen: boolean, t: Translate): string {
  if (count === 0)
    return isOpen ? t("Nobody waits for a place.") : t("The sale is closed, so nobody waits for a place.");
  return isOpen
    ? t(
        {
          one: "{count} person still waits in the queue. When a place comes back, the first of them is called.",
          other: "{count} people still wait in the queue. When a place comes back, the first of them is called.",
        },
        { count },
      )
    : t(
        {
          one: "{count} person was in the queue when the sale closed. Nobody of them is called unless you open it again.",
          other:
            "{count} people were in the queue when the sale closed. Nobody of them is called unless you open it again.",
        },
        { count },
      );
}
