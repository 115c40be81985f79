import type { ReactNode } from "react";
import { asSent } from "#app/api-client/as-sent.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readLiveSale } from "#booking/sale-console/read-live-sale.ts";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { office } from "#wiring";
import { LiveProvider } from "../../live/live-provider.tsx";
import type { EventTab } from "./event-tabs.ts";
import { EventTitle } from "./event-title.tsx";

/** On the pages for the minutes of the sale, and on the others, where only the badge lives. */
const REFRESH_MS = 3000;
const SELDOM_MS = 10_000;

/** Which event this is, how its sale stands, its pages, and the one that is open. */
export async function EventPage({
  event,
  current,
  children,
}: {
  event: BookableEvent;
  current: EventTab;
  children: ReactNode;
}) {
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first: LiveSaleDocument = asSent(await readLiveSale(office(), event));
  const isWatched = current === "sale" || current === "controls";
  return (
    <LiveProvider slug={event.slug} first={first} refreshMs={isWatched ? REFRESH_MS : SELDOM_MS}>
      <EventTitle slug={event.slug} current={current} />
      {children}
    </LiveProvider>
  );
}
