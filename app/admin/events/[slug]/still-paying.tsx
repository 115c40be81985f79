"use client";

import type { StillPaying as Row } from "#booking/sale-console/list-still-paying.ts";
import { indianTime } from "#platform/times.ts";
import { useLiveSale } from "../../live/live-provider.tsx";
import { PageSection } from "../../page-section.tsx";
import { RefreshWhile } from "../../refresh-while.tsx";

type Props = { slug: string; rows: Row[]; isOpen: boolean };

/** Where no place is free: who may still leave one, and who would get it. */
export function StillPaying({ slug, rows, isOpen }: Props) {
  const { paying, waiting } = useLiveSale().body;
  const more = paying - rows.length;
  return (
    <PageSection title="Who still pays">
      <RefreshWhile isUnderWay={rows.length > 0} />
      {rows.length === 0 ? (
        <p className="text-soft">Nobody is paying now.</p>
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
                  {reference} · has until {indianTime(keptUntil)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {more > 0 ? <p className="mt-2 text-soft">And {more.toLocaleString("en-IN")} more.</p> : null}
      {rows.length > 0 ? (
        <p className="mt-2 text-[0.95rem] text-soft">Whoever does not pay by then gives the place back by itself.</p>
      ) : null}
      <p className="mt-3">{waitingCopy(waiting, isOpen)}</p>
    </PageSection>
  );
}

function waitingCopy(waiting: number, isOpen: boolean): string {
  if (waiting === 0) return isOpen ? "Nobody waits for a place." : "The sale is closed, so nobody waits for a place.";
  const people = waiting === 1 ? "1 person" : `${waiting.toLocaleString("en-IN")} people`;
  return isOpen
    ? `${people} still ${waiting === 1 ? "waits" : "wait"} in the queue. When a place comes back, the first of them is called.`
    : `${people} ${waiting === 1 ? "was" : "were"} in the queue when the sale closed. Nobody of them is called unless you open it again.`;
}
