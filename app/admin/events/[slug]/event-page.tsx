import type { ReactNode } from "react";
import { asSent } from "#app/api-client/as-sent.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readLiveSale } from "#booking/sale-console/read-live-sale.ts";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { office } from "#wiring";
import { LiveProvider } from "../../live/live-provider.tsx";
import { requireOrganizer } from "../../require-organizer.ts";
import type { EventArea } from "./event-areas.ts";
import { EventNavigation } from "./event-navigation.tsx";
import { EventTitle } from "./event-title.tsx";
import { RehearsalNote } from "./rehearsal/rehearsal-note.tsx";

/** On the page for the minutes of the sale, and on the others, where only the header lives. */
const REFRESH_MS = 3000;
const SELDOM_MS = 10_000;

type Props = { event: BookableEvent; current: EventArea; children: ReactNode };

/** Which event this is, how its sale stands, its areas, and the page that is open. What sticks to the foot stands above `--foot`. */
export async function EventPage({ event, current, children }: Props) {
  const { role } = await requireOrganizer();
  // As the API sends it, so that the first numbers and all later ones are the same.
  const first: LiveSaleDocument = asSent(await readLiveSale(office(), event));
  return (
    <LiveProvider slug={event.slug} first={first} refreshMs={current === "now" ? REFRESH_MS : SELDOM_MS}>
      <div className="[--foot:calc(4rem+1px+env(safe-area-inset-bottom))] rail:[--foot:0px] cramped:[--foot:0px]">
        <EventTitle slug={event.slug} role={role} />
        <div className="rail:grid rail:grid-cols-[13rem_minmax(0,1fr)] print:block">
          <EventNavigation slug={event.slug} current={current} role={role} />
          <main className="min-w-0 max-w-[1600px] px-4 pt-5 pb-[calc(var(--foot)+2rem)] lg:px-8 lg:pt-8 print:p-0">
            {event.rehearsalOf === null ? null : <RehearsalNote slug={event.slug} />}
            {children}
          </main>
        </div>
      </div>
    </LiveProvider>
  );
}
